using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

/// <summary>What somebody found: of a room's element its state, of a meter its number and reading, of keys how many.</summary>
public sealed record InventoryFinding(InventoryState? State = null, string? Note = null, string? Number = null, decimal? Reading = null, int? Count = null);

/// <summary>One point of an inventory: the walls of a room, a meter, a kind of keys.</summary>
public sealed class InventoryItem : IVersioned
{
    public const int LongestNote = 2000;
    private const decimal LargestReading = 999_999_999.999m;
    private const int MostKeys = 99;

    private InventoryItem()
    {
    }

    public long Id { get; private set; }

    public long RoomId { get; private set; }

    public InventorySection Section { get; private set; }

    public int Position { get; private set; }

    public string Name { get; private set; } = "";

    public InventoryState? State { get; private set; }

    public string? Note { get; private set; }

    /// <summary>What stands on the meter.</summary>
    public string? Number { get; private set; }

    /// <summary>Of the meter, in thousandths of its unit.</summary>
    public long? ReadingThousandths { get; private set; }

    /// <summary>Keys handed over.</summary>
    public int? Count { get; private set; }

    /// <summary>The same point of the entry inventory, for an exit.</summary>
    public long? EntryItemId { get; private set; }

    public long Version { get; private set; }

    public decimal? Reading => ReadingThousandths / 1000m;

    public bool IsChecked => Section switch
    {
        InventorySection.Room => State is not null,
        InventorySection.Meters => ReadingThousandths is not null,
        _ => Count is not null,
    };

    internal static Result<InventoryItem> Create(InventorySection section, int position, string? name, InventoryItem? entry = null)
    {
        var item = new InventoryItem { Section = section, Position = position, Number = entry?.Number, EntryItemId = entry?.Id };
        var named = item.Rename(name);
        return named.IsOk ? item : Result<InventoryItem>.Fail(named.Problems);
    }

    internal Result Rename(string? name)
    {
        var result = new Checks().Required("name", name, Limits.Name).OneLine("name", name, Limits.Name).ToResult();
        Name = result.IsOk ? name!.Trim() : Name;
        return result;
    }

    /// <summary>Problems on state, note, number, reading, count.</summary>
    internal Result Record(InventoryFinding found)
    {
        var result = new Checks()
            .That(found.State is null || Enum.IsDefined(found.State.Value), "state", "Choice")
            .Optional("note", found.Note, LongestNote)
            .OneLine("number", found.Number, 60)
            .That(found.Reading is null or (>= 0 and <= LargestReading), "reading", "OutOfRange", 0, LargestReading)
            .That(found.Count is null or (>= 0 and <= MostKeys), "count", "OutOfRange", 0, MostKeys)
            .ToResult();
        if (result.IsOk)
        {
            Note = Person.OrNull(found.Note);
            State = Section == InventorySection.Room ? found.State : null;
            Number = Section == InventorySection.Meters ? Person.OrNull(found.Number) : null;
            ReadingThousandths = Section == InventorySection.Meters && found.Reading is { } reading ? (long)Math.Round(reading * 1000, MidpointRounding.AwayFromZero) : null;
            Count = Section == InventorySection.Keys ? found.Count : null;
        }

        return result;
    }
}

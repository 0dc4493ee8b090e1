using BlazorEstate.Shared;

namespace BlazorEstate.Domain;

public enum UnitKind
{
    Flat,
    Studio,
    House,
    Shop,
    Office,
    Parking,
    Storage,
}

/// <summary>What can be said of a unit. The area is in hundredths of a square metre.</summary>
public sealed record UnitDetails(string Label, UnitKind Kind, int? AreaHundredths = null, int? Floor = null, DateOnly? OutOfServiceFrom = null);

/// <summary>What is let (lot): a flat, a shop, a parking space of a property.</summary>
public sealed class Unit : IAudited, IVersioned, IHasCode, IImported
{
    private Unit()
    {
    }

    public long Id { get; private set; }

    public string Code { get; private set; } = "";

    public long PropertyId { get; private set; }

    public string Label { get; private set; } = "";

    public UnitKind Kind { get; private set; }

    /// <summary>Area in hundredths of a square metre.</summary>
    public int? AreaHundredths { get; private set; }

    public int? Floor { get; private set; }

    /// <summary>From this day on the unit is not for letting and does not count in occupancy.</summary>
    public DateOnly? OutOfServiceFrom { get; private set; }

    /// <summary>Everything that a search looks in, folded.</summary>
    public string SearchText { get; private set; } = "";

    public long? ImportId { get; private set; }

    public long Version { get; private set; }

    /// <summary>Fails with problems on code, label, kind, areaM2, floor.</summary>
    public static Result<Unit> Create(string code, long propertyId, UnitDetails details, long? importId = null)
    {
        var unit = new Unit { Code = code, PropertyId = propertyId, ImportId = importId };
        return new Checks().That(Limits.IsCode(code), "code", "Code.Format").And(unit.Change(details)).ToResult(() => unit);
    }

    public Result Change(UnitDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        var result = new Checks()
            .Required("label", details.Label, Limits.Name)
            .That(Enum.IsDefined(details.Kind), "kind", "Choice")
            .That(details.AreaHundredths is null or (> 0 and <= 100_000_000), "areaM2", "OutOfRange", 0.01m, 1_000_000)
            .That(details.Floor is null or (>= -20 and <= 200), "floor", "OutOfRange", -20, 200)
            .ToResult();
        if (result.IsOk)
        {
            Label = details.Label.Trim();
            Kind = details.Kind;
            AreaHundredths = details.AreaHundredths;
            Floor = details.Floor;
            OutOfServiceFrom = details.OutOfServiceFrom;
            SearchText = Fold.Of(Label, Code);
        }

        return result;
    }
}

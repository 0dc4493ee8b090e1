using System.Globalization;
using BlazorEstate.Domain;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BlazorEstate.Features.Visits.Inventories;

public sealed partial class InventoryPoint : IDisposable
{
    private readonly TypingPause pause = new();
    private Task saving = Task.CompletedTask;
    private InventoryState? state;
    private string? note, number, reading, count;
    private long version;
    private int attempt, photos;
    private bool dirty, taking;

    [Parameter, EditorRequired]
    public ItemView Item { get; set; } = default!;

    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>Saves; the point's new version, or null where it was not saved, which the page has said.</summary>
    [Parameter, EditorRequired]
    public Func<long, long, InventoryFinding, Task<long?>> OnRecord { get; set; } = default!;

    [Parameter, EditorRequired]
    public Func<ItemView, IReadOnlyList<IBrowserFile>, Task> OnPhotos { get; set; } = default!;

    [Parameter]
    public EventCallback<PhotoView> OnRemovePhoto { get; set; }

    [Parameter]
    public EventCallback<ItemView> OnRename { get; set; }

    [Parameter]
    public EventCallback<ItemView> OnRemove { get; set; }

    private bool Wrong => (!string.IsNullOrWhiteSpace(reading) && Amount is null) || (!string.IsNullOrWhiteSpace(count) && Keys is null);

    // As people write it: with a comma or a point, and spaces between thousands.
    private decimal? Amount => decimal.TryParse(
        string.Concat((reading ?? "").Where(c => !char.IsWhiteSpace(c))).Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    private int? Keys => int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public void Dispose()
    {
        // What was typed last is saved although the room is left.
        if (dirty && !Wrong)
        {
            _ = OnRecord(Item.Id, version, Found());
        }

        pause.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (dirty || Item.Version < version)
        {
            return;
        }

        (state, note, number, version) = (Item.State, Item.Note, Item.Number, Item.Version);
        reading = Item.Reading?.ToString("0.###", CultureInfo.CurrentCulture);
        count = Item.Count?.ToString(CultureInfo.InvariantCulture);
    }

    private static string Text(ChangeEventArgs e) => e.Value as string ?? "";

    private Task ChooseAsync(InventoryState chosen)
    {
        (state, dirty) = (chosen, true);
        return SaveAsync();
    }

    private async Task Type(Action change)
    {
        change();
        dirty = true;
        if (await pause.WaitAsync())
        {
            await SaveAsync();
        }
    }

    private Task FlushAsync()
    {
        pause.End();
        return dirty ? SaveAsync() : Task.CompletedTask;
    }

    // One after the other, each under the version that the one before left.
    private Task SaveAsync() => Wrong ? Task.CompletedTask : saving = SaveAfterAsync(saving);

    private async Task SaveAfterAsync(Task before)
    {
        await before;
        if (!dirty)
        {
            return;
        }

        dirty = false;
        if (await OnRecord(Item.Id, version, Found()) is { } saved)
        {
            version = saved;
            return;
        }

        // The page has said why and has read again: what stands there now is shown.
        (version, attempt) = (0, attempt + 1);
        OnParametersSet();
    }

    private InventoryFinding Found() => new(state, note, number, Amount, Keys);

    private async Task TakeAsync(InputFileChangeEventArgs e)
    {
        taking = true;
        try
        {
            await OnPhotos(Item, e.GetMultipleFiles(Math.Max(1, e.FileCount)));
        }
        finally
        {
            taking = false;
            photos++;
        }
    }
}

using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Visits.Inventories;

public sealed partial class InventoryClosing : IDisposable
{
    private readonly TypingPause pause = new();
    private string? remarks, address;
    private bool dirty;

    [Parameter, EditorRequired]
    public InventoryView Inventory { get; set; } = default!;

    [Parameter, EditorRequired]
    public AgencyClock Clock { get; set; } = default!;

    /// <summary>The content is open.</summary>
    [Parameter]
    public bool MayEdit { get; set; }

    [Parameter]
    public bool MaySign { get; set; }

    /// <summary>Where the next point is that is still to be checked.</summary>
    [Parameter]
    public string? NextOpen { get; set; }

    [Parameter, EditorRequired]
    public Func<string?, string?, Task<bool>> OnDescribe { get; set; } = default!;

    [Parameter, EditorRequired]
    public Func<InventoryParty, string, string?, Task<bool>> OnSign { get; set; } = default!;

    [Parameter]
    public EventCallback OnRefuse { get; set; }

    private bool Ready => MaySign && Inventory.Begun && Inventory.Checked == Inventory.Total;

    public void Dispose()
    {
        if (dirty)
        {
            _ = OnDescribe(remarks, address);
        }

        pause.Dispose();
    }

    protected override void OnParametersSet()
    {
        if (!dirty)
        {
            (remarks, address) = (Inventory.Remarks, Inventory.NewAddress);
        }
    }

    private async Task Type(Action change)
    {
        change();
        dirty = true;
        if (await pause.WaitAsync())
        {
            await FlushAsync();
        }
    }

    private async Task FlushAsync()
    {
        pause.End();
        if (dirty)
        {
            dirty = false;
            await OnDescribe(remarks, address);
        }
    }

    // What was typed last belongs to what is signed.
    private async Task<bool> SignAsync(InventoryParty party, string name, string? drawn)
    {
        await FlushAsync();
        return await OnSign(party, name, drawn);
    }
}

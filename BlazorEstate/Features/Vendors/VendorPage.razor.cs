using BlazorEstate.Access;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Vendors;

public partial class VendorPage
{
    private bool mayEdit;
    private bool maySeeDocuments;

    /// <summary>Which jobs the address asks for.</summary>
    [CascadingParameter]
    public ListQuery Query { get; set; } = ListQuery.Empty;

    protected override ChangeKinds Watches => ChangeKinds.Vendor | ChangeKinds.Intervention | ChangeKinds.Document;

    private JobsShown Shown => Names.Parse<JobsShown>(Query["jobs"]) ?? JobsShown.All;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayEdit, maySeeDocuments) = (me.Can(Permissions.VendorsEdit), me.Can(Permissions.DocumentsView));
    }

    protected override async Task<VendorDetail?> FindAsync(string code, CancellationToken ct)
    {
        if (await Queries.FindAsync(code, ct) is not { } vendor || await Records.FindAsync(code, ct) is not { } record)
        {
            return null;
        }

        var sort = Query.Sort is null ? new SortOrder("reported", Descending: true) : SortOrder.OrFirst(Query.Descending ? "-" + Query.Sort : Query.Sort, VendorRecords.Sorts);
        var jobs = await Records.JobsAsync(code, Shown, sort, new(Query.Page, Query.PageSize), ct);
        var (used, documents) = await Records.UseAsync(code, ct);
        return new(vendor, record, jobs, used, documents);
    }

    private Task EditAsync() => OpenAsync<VendorDialog>(L["Edit.Title", Code], L["Saved"], new() { ["Code"] = Code });

    private async Task ActivateAsync()
    {
        var (vendor, active) = (Detail!.Vendor, !Detail.Vendor.Active);
        if (!active && !await Dialogs.AskAsync(L["Deactivate.Title", vendor.Name], L["Deactivate.Text"], L["Deactivate"]))
        {
            return;
        }

        var result = await Service.ActivateAsync(Code, vendor.Version, active, await Me.GetAsync());
        if (result.IsOk)
        {
            Toast.Done(L[active ? "Activated" : "Deactivated"]);
        }
        else
        {
            Toast.Fail(L["NotDone"], Problems.Full(result));
        }
    }

    private Task DeleteAsync() =>
        DeleteAsync(L, Detail!.Vendor.Name, async () => await Service.DeleteAsync(Code, await Me.GetAsync()), L["Deleted"], EstateUrls.Vendors);
}

using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Attachments;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components.Forms;

namespace BlazorEstate.Features.Maintenance;

public partial class InterventionPage
{
    private bool mayEdit;
    private bool mayComment;
    private bool maySeeOwners;
    private bool maySeeVendors;
    private bool maySeeLeases;

    protected override ChangeKinds Watches => ChangeKinds.Intervention | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.Lease | ChangeKinds.Charge | ChangeKinds.Tenant | ChangeKinds.User;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayEdit, mayComment) = (me.Can(Permissions.MaintenanceEdit), me.Can(Permissions.MaintenanceRequest));
        (maySeeOwners, maySeeVendors, maySeeLeases) = (me.Can(Permissions.OwnersView), me.Can(Permissions.VendorsView), me.Can(Permissions.LeasesView));
        await LookAtBillingAsync(me);
    }

    protected override Task<InterventionDetail?> FindAsync(string code, CancellationToken ct) => Queries.FindAsync(code, ct);

    private static string IconOf(InterventionStatus to) => to switch
    {
        InterventionStatus.Accepted => "thumb_up",
        InterventionStatus.Declined => "block",
        InterventionStatus.Scheduled => "event",
        InterventionStatus.InProgress => "play_arrow",
        InterventionStatus.Completed => "check",
        _ => "inventory_2",
    };

    private async Task MoveAsync(InterventionStatus to)
    {
        var row = Detail!.Row;
        var done = L["Moved.Toast", EnumText.Name(to)];
        if (MoveDialog.Asks(row.Status, to))
        {
            await OpenAsync<MoveDialog>(MoveDialog.TitleOf(L, row.Status, to), done, new() { ["Row"] = row, ["To"] = (InterventionStatus?)to });
            if (to == InterventionStatus.Completed && mayIssue && Detail is { IsToRecharge: true })
            {
                await RechargeAsync();
            }

            return;
        }

        Tell(await Service.MoveAsync(row.Code, row.Version, to, null, await Me.GetAsync()), done);
    }

    private Task PlanAsync() => OpenAsync<MoveDialog>(L["Replan"], L["Planned.Toast"], new() { ["Row"] = Detail!.Row });

    private Task AssignAsync() => OpenAsync<AssignDialog>(L["Assign"], L["Assigned.Toast"], new() { ["Code"] = Code });

    private Task EditAsync() => OpenAsync<RequestDialog>(L["Edit.Title", Code], L["Saved"], new() { ["Code"] = Code });

    private Task AddCostAsync() => OpenAsync<CostDialog>(L["Cost.Add"], L["Cost.Added"], new() { ["Code"] = Code });

    private async Task RemoveCostAsync(CostLine cost)
    {
        if (await Dialogs.AskAsync(L["Cost.Remove.Title"], L["Cost.Remove.Text", Money.Format(cost.Amount)], L["Cost.Remove"], danger: true))
        {
            Tell(await Service.RemoveCostAsync(Code, Detail!.Row.Version, cost.Id, await Me.GetAsync()), L["Cost.Removed"]);
        }
    }

    // Who leaves in the middle of an upload ends it.
    private async Task<Result> CommentAsync(string note, IReadOnlyList<IBrowserFile> files) => files.Count == 0
        ? await Service.CommentAsync(Code, note, await Me.GetAsync(), Gone)
        : await Attachments.AddAsync(Code, note, [.. files.Select(f => new BroughtFile(f.Name, f.Size, ct => f.OpenReadStream(TimelineFiles.MostBytes, ct)))], await Me.GetAsync(), Gone);

    private Task RemoveFileAsync(TimelineFile file) => OpenAsync<RemoveFileDialog>(L["Files.Remove"], L["Files.Removed"], new() { ["Code"] = file.Code, ["File"] = file });

    private Task MergeAsync() => OpenAsync<MergeDialog>(L["Merge.Title"], L["Merged.Toast"], new() { ["Row"] = Detail!.Row });

    private void Tell(Result result, string done)
    {
        if (result.IsOk)
        {
            Toast.Done(done);
        }
        else
        {
            Toast.Fail(L["NotDone"], Problems.Full(result));
        }
    }
}

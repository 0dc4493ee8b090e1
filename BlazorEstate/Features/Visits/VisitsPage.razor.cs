using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using BlazorEstate.Shared.Ui;

namespace BlazorEstate.Features.Visits;

public partial class VisitsPage
{
    private static readonly string[] Scopes = ["property", "owner", "unit", "lease"];
    private static readonly string[] Asking = ["book", "until", "unitCode", "returnUrl"];

    private IReadOnlyList<VisitPerson> people = [];
    private bool mayEdit;
    private ListQuery? asked;

    protected override ChangeKinds Watches => ChangeKinds.Visit | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.Tenant | ChangeKinds.User;

    protected override async Task OnInitializedAsync()
    {
        mayEdit = (await Me.GetAsync()).Can(Permissions.VisitsEdit);
        people = await Queries.PeopleAsync(Gone);
    }

    protected override Task<Paged<VisitView>> ReadAsync(ListQuery query, CancellationToken ct)
    {
        var past = query["when"] == "past";
        var slice = query.Slice(VisitQueries.Sorts);
        return Queries.ListAsync(
            past && query.Sort is null ? slice with { Sort = new("start", Descending: true) } : slice,
            new VisitFilter(
                query["when"] is "past" or "all" ? null : Clock.Today, past ? Clock.Today.AddDays(-1) : null, query.Filter<VisitKind>("kind"), query.Filter<VisitStatus>("status"),
                query["person"], query["unit"], query["lease"], query["property"], query["owner"]),
            ct);
    }

    // "?book=2026-11-24T10:00" opens the dialog. The address loses it first, so that going back or reloading does not open it again;
    // and a change of address closes dialogs, so it opens only after that.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Query["book"] is not null)
        {
            if (asked is null)
            {
                asked = Query;
                Go.To((Query with { Filters = Query.Filters.RemoveRange(Asking) }).ToUrl(), replace: true);
            }
        }
        else if (asked is { } now)
        {
            asked = null;
            if (mayEdit)
            {
                await BookAsync(Time(now["book"]), Time(now["until"]), now["unitCode"], now["returnUrl"]);
            }
        }
    }

    private async Task BookAsync(DateTime? start, DateTime? end, string? unit, string? returnUrl)
    {
        var parameters = new Dictionary<string, object?> { ["Start"] = start, ["End"] = end, ["UnitCode"] = unit };
        var code = await Dialogs.OpenFormAsync<VisitDialog, string>(L["Book"], parameters, "44rem");
        if (code is not null)
        {
            if (await Queries.FindAsync(code) is { } booked)
            {
                Toast.Undoable(L["Booked", code], L["Undo"], () => CancelAsync(code, booked.Version));
            }
        }

        if (returnUrl is not null)
        {
            Go.To(EstateUrls.LocalOrHome(returnUrl));
        }
        else if (code is not null)
        {
            Go.To(EstateUrls.Visit(code));
        }
    }

    // Whoever was told that it is booked is told that it is not; a visit that was changed since stays.
    private async Task CancelAsync(string code, long version)
    {
        var cancelled = await Service.StepAsync(code, new(VisitStatus.Cancelled, Version: version), await Me.GetAsync());
        if (cancelled.IsOk)
        {
            Toast.Done(L["Booked.Undone", code]);
        }
        else
        {
            Toast.Fail(Problems.Full(cancelled));
        }
    }

    private static DateTime? Time(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

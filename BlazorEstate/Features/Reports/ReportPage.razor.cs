using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BlazorEstate.Features.Reports;

/// <summary>One report: its days and its form are chosen, and what was asked for before is there until its file goes.</summary>
public partial class ReportPage
{
    private ReportKind? kind;
    private IReadOnlyList<RunRow>? runs;
    private Actor? me;
    private DateOnly? from;
    private DateOnly? to;
    private DateOnly? asOf;
    private ReportFormat format = ReportFormat.Xlsx;
    private int form;

    [Parameter]
    public string Key { get; set; } = "";

    [Inject]
    private ReportRuns Runs { get; set; } = default!;

    [Inject]
    private CurrentActor Me { get; set; } = default!;

    [Inject]
    private AgencyClock Clock { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private PageNavigation Go { get; set; } = default!;

    [Inject]
    private NotificationService Toast { get; set; } = default!;

    private IEnumerable<(string, string)> Formats => Enum.GetValues<ReportFormat>().Select(f => (f.ToString(), L["Format." + f].Value));

    protected override ChangeKinds Watches => ChangeKinds.Report;

    protected override bool Concerns(EstateChange change) => change.Id == me?.UserId;

    protected override async Task OnParametersSetAsync()
    {
        if (kind is not null && kind.Key == Key)
        {
            return;
        }

        me ??= await Me.GetAsync();
        kind = ReportKinds.Find(Key);
        (from, to, asOf) = (new DateOnly(Clock.Today.Year, 1, 1), Clock.Today, Clock.Today);
        runs = null;
        if (kind is null)
        {
            Navigation.NotFound();
            return;
        }

        await OnEstateChangedAsync();
    }

    protected override async Task OnEstateChangedAsync()
    {
        if (me is not null && kind is { } asked)
        {
            var read = await Runs.OfAsync(me, asked.Key, Gone);
            runs = kind == asked ? read : runs;
        }
    }

    private void Choose(string? name) => format = Enum.TryParse<ReportFormat>(name, out var chosen) ? chosen : format;

    private async Task<Result> PrepareAsync()
    {
        var missing = new Checks().That(!kind!.HasSpan || to is not null, "to", "Required").That(kind.HasSpan || asOf is not null, "asOf", "Required");
        var order = missing.Ok ? ReportOrder.Of(kind, format, new ReportDays(from, to, asOf), Clock.Today) : Result<ReportOrder>.Fail(missing.Problems);
        Result asked = order.IsOk ? await Runs.AskAsync(order.Value, me!) : order;
        if (asked.IsOk)
        {
            // The form may be sent again.
            form++;
            Toast.Done(L["Asked"], L["Asked.Text"]);
            await OnEstateChangedAsync();
        }

        return asked;
    }
}

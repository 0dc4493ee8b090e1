using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BlazorEstate.Features.Leases;

/// <summary>Creates a lease in five steps. The step stands in the address, so the browser's back goes back one; what was entered stays.</summary>
public partial class NewLeasePage : ComponentBase
{
    private readonly LeaseDraft draft = new();
    private IReadOnlyList<FreeUnit>? units;
    private ElementReference heading;
    private string search = "";
    private string? shown;
    private bool mayCreateTenant;
    private bool created;

    [CascadingParameter]
    public ListQuery Query { get; set; } = ListQuery.Empty;

    [Inject]
    private LeaseChoices Choices { get; set; } = default!;

    [Inject]
    private Lookups Lookups { get; set; } = default!;

    [Inject]
    private LeaseLedger Ledger { get; set; } = default!;

    [Inject]
    private IssueOptions Issuing { get; set; } = default!;

    [Inject]
    private AgencyClock Clock { get; set; } = default!;

    [Inject]
    private CurrentActor Me { get; set; } = default!;

    [Inject]
    private NotificationService Toast { get; set; } = default!;

    [Inject]
    private PageNavigation Go { get; set; } = default!;

    private string Step => Query["step"] is { } step && Array.IndexOf(LeaseDraft.Steps, step) is >= 0 and var at && at <= Array.IndexOf(LeaseDraft.Steps, draft.Open()) ? step : LeaseDraft.Steps[0];

    protected override async Task OnInitializedAsync()
    {
        mayCreateTenant = (await Me.GetAsync()).Can(Permissions.TenantsEdit);
        draft.StartOn(Query.Day("start") ?? Clock.Today);
        if (Query["tenant"] is { } tenant)
        {
            draft.Tenant = (await Lookups.TenantsAsync(tenant)).FirstOrDefault(t => t.Code == tenant);
        }

        await SearchAsync(Query["unit"] ?? "");
        if (units!.FirstOrDefault(u => u.Code == Query["unit"]) is { } unit)
        {
            draft.Take(unit);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (shown is not null && shown != Step)
        {
            await heading.FocusAsync();
        }

        shown = Step;
    }

    private string Href(string step) => EstateUrls.With(EstateUrls.NewLease, ("step", step == LeaseDraft.Steps[0] ? null : step));

    private async Task SearchAsync(string text)
    {
        search = text;
        if (draft.Start is { } day)
        {
            units = await Choices.FreeUnitsAsync(day, text);
        }
    }

    private Task StartAsync(DateOnly? day)
    {
        var before = draft.Unit;
        draft.StartOn(day);
        return FindAgainAsync(before);
    }

    private async Task FindAgainAsync(FreeUnit? before)
    {
        await SearchAsync(search);
        if (units?.FirstOrDefault(u => u.Code == before?.Code) is { } still)
        {
            draft.Take(still);
        }
    }

    private Task<IReadOnlyList<Choice>> FindTenantsAsync(string text) => Lookups.TenantsAsync(text);

    private void Back() => Go.To(Step == LeaseDraft.Steps[0] ? EstateUrls.Leases : Href(LeaseDraft.Steps[Array.IndexOf(LeaseDraft.Steps, Step) - 1]));

    private async Task<Result> NextAsync()
    {
        if (created)
        {
            return Result.Ok();
        }

        var step = Step;
        var check = draft.Check(step);
        if (!check.IsOk)
        {
            return check;
        }

        if (step == LeaseDraft.Steps[^1])
        {
            return await CreateAsync();
        }

        Go.To(Href(LeaseDraft.Steps[Array.IndexOf(LeaseDraft.Steps, step) + 1]));
        return check;
    }

    // A second click comes while the first is at work or after it went well; neither creates a second lease.
    private async Task<Result> CreateAsync()
    {
        var made = await Ledger.CreateAsync(draft.ToLease(), await Me.GetAsync());
        created = made.IsOk;
        if (created)
        {
            Toast.Done(L["Created", made.Value.Code]);
            Go.To(EstateUrls.Lease(made.Value.Code));
        }

        return made;
    }
}

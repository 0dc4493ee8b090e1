using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BlazorEstate.Features.Leases;

/// <summary>One lease: who owes what, and all that led to it. A payment recorded elsewhere shows at once.</summary>
public partial class LeasePage
{
    private LeaseDetail? lease;
    private Statement? statement;
    private ChargeList? charges;
    private IReadOnlyList<ComingCharge>? coming;
    private IReadOnlyList<HistoryEvent>? history;
    private bool leaving;
    private bool mayEdit;
    private bool mayRecord;
    private bool maySeeHistory;
    private bool maySeeMoney;
    private bool maySeeDocuments;
    private bool maySeeOwner;
    private (string Code, string Address) read;

    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    public ListQuery Query { get; set; } = ListQuery.Empty;

    [Inject]
    private LeaseQueries Queries { get; set; } = default!;

    [Inject]
    private AccountQueries Accounts { get; set; } = default!;

    [Inject]
    private LeaseHistoryQueries Events { get; set; } = default!;

    [Inject]
    private LeaseLedger Ledger { get; set; } = default!;

    [Inject]
    private ProblemText Problems { get; set; } = default!;

    [Inject]
    private CurrentActor Me { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Toast { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private PageNavigation Go { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.Lease | ChangeKinds.Tenant | ChangeKinds.Unit | ChangeKinds.Property | ChangeKinds.Document;

    private string Address => Query.ToUrl();

    private string Current => Query["tab"] is { } tab && ((tab is "account" or "charges" or "coming" && maySeeMoney) || (tab == "history" && maySeeHistory)) ? tab : "terms";

    private IReadOnlyList<(string, string)> Tabs =>
    [
        (L["Tab.Terms"], Tab("terms")),
        .. maySeeMoney ? new (string, string)[] { (L["Tab.Account"], Tab("account")), (L["Tab.Charges"], Tab("charges")), (L["Tab.Coming"], Tab("coming")) } : [],
        .. maySeeHistory ? new (string, string)[] { (L["Tab.History"], Tab("history")) } : [],
    ];

    protected override bool Concerns(EstateChange change) => change.Kind != ChangeKinds.Lease || change.Id == lease?.Id;

    protected override async Task OnInitializedAsync()
    {
        var me = await Me.GetAsync();
        (mayEdit, mayRecord) = (me.Can(Permissions.LeasesEdit), me.Can(Permissions.PaymentsRecord));
        (maySeeOwner, maySeeMoney) = (me.Can(Permissions.OwnersView), me.Can(Permissions.PaymentsView));
        maySeeHistory = maySeeMoney && me.Can(Permissions.AuditView);
        maySeeDocuments = me.Can(Permissions.DocumentsView);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (read != (Code, Address))
        {
            await ReadAsync();
        }
    }

    protected override Task OnEstateChangedAsync() => leaving ? Task.CompletedTask : ReadAsync();

    private async Task ReadAsync()
    {
        var asked = read = (Code, Address);
        var found = await Queries.FindAsync(Code, Gone);
        if (found is null)
        {
            Navigation.NotFound();
            return;
        }

        var year = int.TryParse(Query["year"], out var number) ? number : (int?)null;
        var tab = Current;
        var newStatement = tab == "account" ? await Accounts.StatementAsync(found.Id, year, Gone) : null;
        var newCharges = tab == "charges" ? await Accounts.ChargesAsync(found.Id, year, Gone) : null;
        var newComing = tab == "coming" ? await Queries.ComingAsync(Code, Gone) : null;
        var newHistory = tab == "history" ? await Events.OfLeaseAsync(found.Id, await Me.GetAsync(), Gone) : null;
        if (asked == (Code, Address))
        {
            (lease, statement, charges, coming, history) = (found, newStatement, newCharges, newComing, newHistory);
        }
    }

    private string Tab(string name) => EstateUrls.With(EstateUrls.Lease(Code), ("tab", name == "terms" ? null : name));

    private async Task DeleteAsync()
    {
        if (!await Dialogs.AskAsync(L["Delete.Title", Code], L["Delete.Text"], L["Delete"], danger: true))
        {
            return;
        }

        // Hearing of its own deletion, the page would look for the lease and say that it does not exist.
        leaving = true;
        var result = await Ledger.DeleteAsync(Code, lease!.Version, await Me.GetAsync());
        if (result.IsOk)
        {
            Toast.Done(L["Deleted"]);
            Go.To(EstateUrls.Leases);
        }
        else
        {
            leaving = false;
            Toast.Fail(L["NotDeleted"], Problems.Full(result));
        }
    }

    private Task ChangeLinesAsync() => OpenAsync<ChangeLinesDialog>("ChangeLines.Title", "LinesChanged");

    private Task EndAsync() => OpenAsync<EndLeaseDialog>("End.Title", "Ended");

    private Task EditAsync() => OpenAsync<EditTermsDialog>("Edit.Title", "Saved");

    private async Task RenewAsync()
    {
        if (await OpenAsync<RenewLeaseDialog>("Renew.Title", "Renewed") is { } next)
        {
            Go.To(EstateUrls.Lease(next));
        }
    }

    private async Task<string?> OpenAsync<TDialog>(string title, string done)
        where TDialog : ComponentBase
    {
        var code = await Dialogs.OpenFormAsync<TDialog, string>(L[title, Code], new() { ["Code"] = Code }, "44rem");
        if (code is not null)
        {
            Toast.Done(L[done]);
            await ReadAsync();
        }

        return code;
    }
}

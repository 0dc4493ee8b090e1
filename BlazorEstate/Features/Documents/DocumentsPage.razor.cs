using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BlazorEstate.Features.Documents;

/// <summary>All documents, or with "?subject=lease:L000012" those of one record.</summary>
public partial class DocumentsPage
{
    private bool mayEdit;

    [Inject]
    private DocumentQueries Queries { get; set; } = default!;

    [Inject]
    private DocumentsService Service { get; set; } = default!;

    [Inject]
    private CurrentActor Me { get; set; } = default!;

    [Inject]
    private AgencyClock Clock { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    [Inject]
    private NotificationService Toast { get; set; } = default!;

    [Inject]
    private ProblemText Problems { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.Document;

    protected override async Task OnInitializedAsync() => mayEdit = (await Me.GetAsync()).Can(Permissions.DocumentsEdit);

    protected override Task<Paged<DocumentRow>> ReadAsync(ListQuery query, CancellationToken ct) => Queries.ListAsync(query.Slice(DocumentQueries.Sorts), Filter(query), ct);

    private static DocumentFilter Filter(ListQuery query) => new(
        query.Filter<DocumentKind>("kind"), query.Filter<DocumentSubject>("belongs"), DocumentSubjects.Read(query["subject"]),
        DocumentFilter.ReadExpiry(query["expires"]));

    private string Size(long bytes) => bytes < 1_000_000 ? L["Size.K", Math.Max(0.1m, bytes / 1000m)] : L["Size.M", bytes / 1_000_000m];

    private Task AddAsync() => OpenAsync(L["New"], L["Added"], new() { ["Subject"] = Query["subject"] });

    private Task EditAsync(DocumentRow document) => OpenAsync(L["Edit.Title", document.Title], L["Saved"], new() { ["Code"] = document.Code });

    private async Task OpenAsync(string title, string done, Dictionary<string, object?> parameters)
    {
        if (await Dialogs.OpenFormAsync<DocumentDialog, string>(title, parameters) is not null)
        {
            Toast.Done(done);
            await ShowAsync();
        }
    }

    private async Task DeleteAsync(DocumentRow document)
    {
        if (!await Dialogs.AskAsync(L["Delete.Title", document.Title], L["Delete.Text"], L["Delete"], danger: true))
        {
            return;
        }

        var result = await Service.DeleteAsync(document.Code, await Me.GetAsync());
        if (result.IsOk)
        {
            Toast.Done(L["Deleted"]);
            await ShowAsync();
        }
        else
        {
            Toast.Fail(L["NotDeleted"], Problems.Full(result));
        }
    }
}

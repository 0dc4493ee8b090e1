using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Radzen;

namespace BlazorEstate.Features.Documents;

/// <summary>Brings a file, or changes what is said of one.</summary>
public sealed partial class DocumentDialog : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly CancellationToken gone;
    private IBrowserFile? file;
    private DocumentSubject? subjectKind = DocumentSubject.Lease;
    private Choice? subject;
    private DocumentKind? kind;
    private string? title;
    private DateOnly? expiresOn;
    private long version;
    private bool ready;

    /// <summary>The document to change; null for a new one.</summary>
    [Parameter]
    public string? Code { get; set; }

    /// <summary>What a new one belongs to, "lease:L000012".</summary>
    [Parameter]
    public string? Subject { get; set; }

    [Inject]
    private DocumentQueries Queries { get; set; } = default!;

    [Inject]
    private DocumentsService Service { get; set; } = default!;

    [Inject]
    private Lookups Lookups { get; set; } = default!;

    [Inject]
    private CurrentActor Me { get; set; } = default!;

    [Inject]
    private DialogService Dialogs { get; set; } = default!;

    public DocumentDialog() => gone = leaving.Token;

    // Who closes the dialog in the middle of an upload ends it.
    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        if (Code is not null && await Queries.FindAsync(Code) is { } document)
        {
            (kind, title, expiresOn, version) = (document.Kind, document.Title, document.ExpiresOn, document.Version);
        }
        else if (DocumentSubjects.Read(Subject) is var (asked, code) && await Queries.SubjectAsync(asked, code) is { } named)
        {
            (subjectKind, subject) = (named.Kind, new Choice(named.Code, named.Name));
        }

        ready = true;
    }

    private void ChooseKind(DocumentSubject? chosen) => (subjectKind, subject) = (chosen, null);

    private Task<IReadOnlyList<Choice>> FindAsync(string text) =>
        subjectKind is { } chosen ? Lookups.SubjectsAsync(chosen, text, gone) : Task.FromResult<IReadOnlyList<Choice>>([]);

    private async Task<Result> SaveAsync()
    {
        var checks = new Checks().That(kind is not null, "kind", "Required")
            .That(Code is not null || file is not null, "file", "Required")
            .That(Code is not null || (subjectKind is not null && subject is not null), "subject", "Required");
        if (!checks.Ok)
        {
            return checks.ToResult();
        }

        var (details, me) = (new DocumentDetails(kind!.Value, title ?? "", expiresOn), await Me.GetAsync());
        var result = Code is null ? await UploadAsync(details, me) : await Service.ChangeAsync(Code, version, details, me);
        if (result.IsOk)
        {
            Dialogs.Close(result is Result<string> made ? made.Value : Code);
        }

        return result;
    }

    private async Task<Result> UploadAsync(DocumentDetails details, Actor me)
    {
        if (file!.Size > DocumentsService.MostBytes)
        {
            return Result.Fail("file", "File.TooLarge", DocumentsService.MostMegabytes);
        }

        await using var content = file.OpenReadStream(DocumentsService.MostBytes, gone);
        return await Service.AddAsync(new NewDocument(subjectKind!.Value, subject!.Code, details), file.Name, content, me, gone);
    }
}

using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components.Forms;

namespace BlazorEstate.Features.Import;

public partial class ImportPage
{
    private Step step;
    private UploadFolder? upload;
    private string? uploading;
    private Problem? wrong;
    private ImportReport? preview;
    private ImportReport? outcome;
    private string errorsCsv = "";
    private ImportProgress progress;
    private IReadOnlyList<PastImport>? past;

    private enum Step
    {
        Choose,
        Checking,
        Preview,
        Importing,
        Done,
    }

    protected override ChangeKinds Watches => ChangeKinds.Import;

    protected override Task OnInitializedAsync() => OnEstateChangedAsync();

    protected override async Task OnEstateChangedAsync() => past = await Queries.LatestAsync(Gone);

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && step != Step.Importing)
        {
            upload?.Dispose();
        }
    }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        wrong = null;
        if (chosen.FileCount > UploadFolder.MostFiles)
        {
            wrong = new Problem("file", "Import.TooManyFiles", UploadFolder.MostFiles);
            return;
        }

        upload ??= new UploadFolder();
        try
        {
            foreach (var file in chosen.GetMultipleFiles(UploadFolder.MostFiles))
            {
                uploading = file.Name;
                StateHasChanged();
                await using var content = file.OpenReadStream(UploadFolder.LargestTotal, Gone);
                var result = await upload.AddAsync(file.Name, content, Gone);
                if (!result.IsOk)
                {
                    wrong = result.Problems[0];
                    break;
                }
            }
        }
        catch (IOException)
        {
            wrong = new Problem("file", "Import.UploadTooLarge", uploading ?? "", CsvLimits.FileBytes >> 20);
        }
        finally
        {
            uploading = null;
        }
    }

    private async Task CheckAsync()
    {
        step = Step.Checking;
        preview = await WorkAsync(dryRun: true);
        errorsCsv = preview is { Errors.Count: > 0 } report ? ErrorsText.Table(report.Errors) : "";
        step = preview is null ? Step.Choose : Step.Preview;
    }

    private async Task RunAsync()
    {
        (step, progress) = (Step.Importing, default);
        try
        {
            outcome = await WorkAsync(dryRun: false);
        }
        finally
        {
            // Who leaves in the middle ends the import; the files must not stay behind.
            if (Gone.IsCancellationRequested)
            {
                upload?.Dispose();
            }
        }

        preview = outcome;
        step = outcome switch { null => Step.Choose, { Errors.Count: > 0 } => Step.Preview, _ => Step.Done };
        if (outcome is { Errors.Count: > 0 } report)
        {
            errorsCsv = ErrorsText.Table(report.Errors);
        }
        else if (step == Step.Done)
        {
            upload?.Dispose();
            upload = null;
        }
    }

    // Off the circuit: reading and writing keep a processor busy for as long as they take.
    private async Task<ImportReport?> WorkAsync(bool dryRun)
    {
        wrong = null;
        StateHasChanged();
        try
        {
            var (actor, folder, gone) = (await Me.GetAsync(), upload!.Path, Gone);
            var told = new Progress<ImportProgress>(value =>
            {
                progress = value;
                StateHasChanged();
            });
            var result = await Task.Run(async () =>
            {
                var rows = await AgencyReader.ReadAsync(folder, Currency, gone);
                return await Import.RunAsync(rows, new(Import.EndOfMonth, dryRun), actor, told, gone);
            }, gone);
            wrong = result.IsOk ? null : result.Problems[0];
            return result.IsOk ? result.Value : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            wrong = new Problem("", "Import.Unreadable");
            return null;
        }
    }

    private void StartOver()
    {
        upload?.Dispose();
        (upload, preview, outcome, errorsCsv, wrong, step) = (null, null, null, "", null, Step.Choose);
    }
}

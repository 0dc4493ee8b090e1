using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Radzen;

namespace BlazorEstate.Live;

/// <summary>The page of one record: it shows what stands under the code of its address, reads it again when the data changes, and opens its form.</summary>
public abstract class LiveRecordPage<TDetail> : LiveComponentBase
    where TDetail : class
{
    private bool _leaving;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    protected PageNavigation Go { get; set; } = default!;

    [Inject]
    protected DialogService Dialogs { get; set; } = default!;

    [Inject]
    protected NotificationService Toast { get; set; } = default!;

    [Inject]
    protected ProblemText Problems { get; set; } = default!;

    /// <summary>The record; null until it is read.</summary>
    protected TDetail? Detail { get; private set; }

    protected abstract Task<TDetail?> FindAsync(string code, CancellationToken ct);

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override Task OnEstateChangedAsync() => _leaving ? Task.CompletedTask : ReadAsync();

    /// <summary>Opens a form; what it saved is told and shown.</summary>
    protected async Task OpenAsync<TDialog>(string title, string done, Dictionary<string, object?> parameters)
        where TDialog : ComponentBase
    {
        if (await Dialogs.OpenFormAsync<TDialog, string>(title, parameters) is not null)
        {
            Toast.Done(done);
            await ReadAsync();
        }
    }

    /// <summary>Asks, removes the record, and leaves for <paramref name="next"/>.</summary>
    /// <param name="words">With the keys Delete, Delete.Title, Delete.Text and NotDeleted.</param>
    protected async Task DeleteAsync(IStringLocalizer words, string name, Func<Task<Result>> delete, string done, string next)
    {
        if (!await Dialogs.AskAsync(words["Delete.Title", name], words["Delete.Text"], words["Delete"], danger: true))
        {
            return;
        }

        // Hearing of its own deletion, the page would look for the record and say that it does not exist.
        _leaving = true;
        var result = await delete();
        if (result.IsOk)
        {
            Toast.Done(done);
            Go.To(next);
        }
        else
        {
            _leaving = false;
            Toast.Fail(words["NotDeleted"], Problems.Full(result));
        }
    }

    private async Task ReadAsync()
    {
        var code = Code;
        var read = await FindAsync(code, Gone);
        if (code != Code)
        {
            return;
        }

        Detail = read;
        if (read is null)
        {
            Navigation.NotFound();
        }
    }
}

using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Live;

/// <summary>
/// A page or part that stays true while it is open: it says which changes concern it and how to read again.
/// The base hops onto the circuit, renders, and survives a circuit that is gone.
/// </summary>
public abstract class LiveComponentBase : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private IDisposable? _subscription;
    private CultureInfo _culture = CultureInfo.CurrentCulture;
    private CultureInfo _language = CultureInfo.CurrentUICulture;

    [Inject]
    protected EstateChanges Changes { get; set; } = default!;

    protected LiveComponentBase() => Gone = _gone.Token;

    /// <summary>Ends when the component does; pass it to every read. It can still be asked afterwards.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>Which changes concern this component.</summary>
    protected abstract ChangeKinds Watches { get; }

    /// <summary>Whether a change concerns it; by default each of the kinds it watches.</summary>
    protected virtual bool Concerns(EstateChange change) => true;

    /// <summary>Reads again. Runs on the circuit; the component renders afterwards.</summary>
    protected abstract Task OnEstateChangedAsync();

    public override Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);

        // Before the first read, so that no change falls between; prerendering subscribes to nothing.
        if (_subscription is null && RendererInfo.IsInteractive && !_gone.IsCancellationRequested)
        {
            (_culture, _language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
            _subscription = Changes.Subscribe(Watches, HearAsync);
        }

        return base.SetParametersAsync(ParameterView.Empty);
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_gone.IsCancellationRequested)
        {
            _subscription?.Dispose();
            _gone.Cancel();
            _gone.Dispose();
        }
    }

    private async Task HearAsync(IReadOnlyCollection<EstateChange> changes)
    {
        if (_gone.IsCancellationRequested || !changes.Any(c => c.Id == 0 || Concerns(c)))
        {
            return;
        }

        await InvokeAsync(async () =>
        {
            if (_gone.IsCancellationRequested)
            {
                return;
            }

            // The signal comes from whoever changed something, and speaks no language.
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _language);
            try
            {
                await OnEstateChangedAsync();
                StateHasChanged();
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                // The person left while we were reading.
            }
        });
    }
}

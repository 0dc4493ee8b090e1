using System.Security.Claims;
using BlazorEstate.Access;
using BlazorEstate.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace BlazorEstate.Features.Account.Circuits;

/// <summary>
/// Who a circuit belongs to, and whether that still holds. It ends (nobody is signed in any more, and the page goes to the
/// sign-in page) when the person signs out anywhere, is disabled, or gets another role or password: at once when this program
/// did it, otherwise at the next look. A circuit also ends when another person's browser session takes up its connection.
/// </summary>
public sealed class CircuitSession : RevalidatingServerAuthenticationStateProvider, IHostEnvironmentAuthenticationStateProvider
{
    private static readonly AuthenticationState Nobody = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private readonly Sessions _sessions;
    private readonly IDisposable _subscription;
    private readonly CancellationTokenSource _gone = new();
    private ClaimsPrincipal? _person;
    private bool _ended;

    public CircuitSession(ILoggerFactory log, Sessions sessions, EstateChanges changes)
        : base(log)
    {
        _sessions = sessions;
        _subscription = changes.Subscribe(ChangeKinds.Session | ChangeKinds.User, LookAgainAsync);
    }

    protected override TimeSpan RevalidationInterval => AccessSetup.Revalidation;

    /// <summary>The framework tells who connected: at the start, and again at each reconnection, which may be somebody else's.</summary>
    void IHostEnvironmentAuthenticationStateProvider.SetAuthenticationState(Task<AuthenticationState> authenticationStateTask) =>
        _ = AcceptAsync(authenticationStateTask);

    public async Task AcceptAsync(Task<AuthenticationState> connecting)
    {
        ArgumentNullException.ThrowIfNull(connecting);
        var next = (await connecting).User;
        if (_ended || (_person is not null && _person.UserId() != next.UserId()))
        {
            End();
            return;
        }

        _person = next;
        SetAuthenticationState(connecting);
    }

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(authenticationState);
        _ended |= !await _sessions.HoldsAsync(authenticationState.User, cancellationToken);
        return !_ended;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_gone.IsCancellationRequested)
        {
            _subscription.Dispose();
            _gone.Cancel();
            _gone.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task LookAgainAsync(IReadOnlyCollection<EstateChange> changes)
    {
        if (_gone.IsCancellationRequested || _person?.UserId() is not { } id || !changes.Any(c => c.Id == 0 || c.Id == id))
        {
            return;
        }

        if (!await ValidateAuthenticationStateAsync(new AuthenticationState(_person), _gone.Token))
        {
            End();
        }
    }

    private void End()
    {
        _ended = true;
        SetAuthenticationState(Task.FromResult(Nobody));
    }
}

using BlazorEstate.Email.Sending;
using BlazorEstate.Live;

namespace BlazorEstate.Features.Mails;

/// <summary>Between the sender and open screens: whatever was saved may have brought mails, and what the sender did is shown.</summary>
public sealed class OutboxFollower(EstateChanges changes, OutboxSignal signal) : IHostedService
{
    private IDisposable? _heard;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        signal.Changed += Tell;
        _heard = changes.Subscribe(ChangeKinds.Everything & ~(ChangeKinds.Mail | ChangeKinds.Reading), _ =>
        {
            signal.Wake();
            return Task.CompletedTask;
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        signal.Changed -= Tell;
        _heard?.Dispose();
        return Task.CompletedTask;
    }

    private void Tell(bool people)
    {
        changes.Publish(new EstateChange(ChangeKinds.Mail));
        if (people)
        {
            changes.Publish(new EstateChange(ChangeKinds.Notification));
        }
    }
}

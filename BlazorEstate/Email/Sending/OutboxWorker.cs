namespace BlazorEstate.Email.Sending;

/// <summary>Sends what waits in the outbox while the program runs. While the server is down it is tried with one mail, less and less often.</summary>
public sealed class OutboxWorker(OutboxParts parts, OutboxFolders folders, OutboxSignal signal, TimeProvider time, ILogger<OutboxWorker> log) : BackgroundService
{
    private const int Batch = 50;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Tell = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await using var sender = new OutboxSender(parts, folders.Holders);
        var (taken, failures, busy, told) = (false, 0, time.GetTimestamp(), time.GetTimestamp());
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!taken)
                {
                    await sender.TakeOverAsync(stoppingToken);
                    taken = true;
                }

                var round = await sender.RunAsync(failures == 0 ? Batch : 1, stoppingToken);
                var tells = false;
                if (round.Dead > 0 || time.GetElapsedTime(told) > Tell)
                {
                    (tells, told) = (await sender.TellDeadAsync(stoppingToken), time.GetTimestamp());
                }

                if (round.ServerFault is { } fault)
                {
                    await PauseAsync(fault, ++failures, tells, stoppingToken);
                }
                else if (round.Claimed > 0)
                {
                    (failures, busy, signal.Trouble) = (0, time.GetTimestamp(), null);
                    signal.Tell(tells);
                }
                else if (tells)
                {
                    signal.Tell(true);
                }
                else if (!await signal.WaitAsync(Look, stoppingToken) && time.GetElapsedTime(busy) > Idle)
                {
                    await sender.HangUpAsync();
                }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The outbox could not be worked on; trying again in {Seconds} seconds", AfterFailure.TotalSeconds);
                await Task.Delay(AfterFailure, time, stoppingToken);
            }
        }
    }

    private async Task PauseAsync(string fault, int failures, bool told, CancellationToken ct)
    {
        var (now, pause) = (time.GetUtcNow().UtcDateTime, Backoff.ForServer(failures));
        signal.Trouble = new ServerTrouble(fault, signal.Trouble?.Since ?? now, now + pause);
        signal.Tell(told);
        if (failures == 1)
        {
            log.LogWarning("Mails wait for the server: {Fault}", fault);
        }

        await Task.Delay(pause, time, ct);
    }
}

/// <param name="Holders">Where senders that are alive keep a locked file each.</param>
public sealed record OutboxFolders(string Holders);

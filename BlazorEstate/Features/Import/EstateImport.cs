using System.Threading.Channels;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Features.Import.Planning;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Features.Import.Writing;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace BlazorEstate.Features.Import;

/// <summary>
/// Takes an agency's files in, all or nothing. Two threads share the work: one matches, schedules and allocates, lease
/// by lease; the other writes what is ready.
/// </summary>
public sealed class EstateImport(IDbContextFactory<EstateDbContext> factory, AgencyClock clock, Currency currency, EstateChanges changes)
{
    private const int Ahead = 256;
    private const int ProgressEvery = 100;

    /// <summary>The last day of the current month: charges are issued up to it unless another is asked for.</summary>
    public DateOnly EndOfMonth => new DateOnly(clock.Today.Year, clock.Today.Month, 1).AddMonths(1).AddDays(-1);

    /// <summary>Imports rows that were read. With errors, or for a dry run, nothing is kept, and the report says all the same what would be new.</summary>
    public async Task<Result<ImportReport>> RunAsync(AgencyRows rows, ImportOptions options, Actor actor, IProgress<ImportProgress>? progress = null, CancellationToken ct = default)
    {
        if (!actor.Can(Permissions.ImportRun))
        {
            return Result<ImportReport>.Fail(Result.Forbidden().Problems);
        }

        var report = new ImportReport { Files = rows.Files, Errors = rows.Errors, DryRun = options.DryRun, IssuedUntil = options.Until };
        await using var db = await factory.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        var sqlite = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
        var load = new SqliteLoad(sqlite);
        load.Begin(options.MayClose && !options.DryRun);
        try
        {
            return await RunAsync(rows, report, options.DryRun || rows.Errors.Count > 0 ? null : await db.BeginWriteAsync(ct), sqlite, load, actor, progress, ct);
        }
        finally
        {
            load.End();
        }
    }

    private async Task<ImportReport> RunAsync(AgencyRows rows, ImportReport report, IDbContextTransaction? started, sqlite3 sqlite, SqliteLoad load,
        Actor actor, IProgress<ImportProgress>? progress, CancellationToken ct)
    {
        await using var transaction = started;
        var last = load.LastNumbers();
        var run = new RunFacts(last.GetValueOrDefault("ImportRuns") + 1, clock.Today, new(clock.UtcNow, actor.Name));
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var ready = Channel.CreateBounded<LeaseWork>(new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });
        var places = new TaskCompletionSource<PlannedPlaces>(TaskCreationOptions.RunContinuationsAsynchronously);
        var planning = Task.Run(() => PlanAsync(rows, report, last, run, places, ready.Writer, failed.Token), CancellationToken.None);
        try
        {
            using var writer = transaction is null ? null : new AgencyWriter(sqlite, new Numbers(last), run);
            if (writer is not null)
            {
                load.TakeIndexesOff();
            }

            writer?.Write(await places.Task);
            var done = 0;
            await foreach (var work in ready.Reader.ReadAllAsync(ct))
            {
                writer?.Write(work);
                if (++done % ProgressEvery == 0)
                {
                    progress?.Report(new(ImportStage.Writing, done, rows.LeaseCodes.Count));
                }
            }

            writer?.Finish();
        }
        finally
        {
            await failed.CancelAsync();
            await planning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await planning;
        if (transaction is null || report.Errors.Count > 0 || report.BringsNothing)
        {
            return report;
        }

        progress?.Report(new(ImportStage.Finishing));
        load.PutIndexesBack();
        ImportRecord.Add(sqlite, report, run, actor);
        await transaction.CommitAsync(ct);
        report.RunId = run.ImportId;
        changes.Publish(new EstateChange(ImportRecord.Touched), new EstateChange(ChangeKinds.Import, run.ImportId));
        return report;
    }

    private async Task PlanAsync(AgencyRows rows, ImportReport report, Dictionary<string, long> last, RunFacts run,
        TaskCompletionSource<PlannedPlaces> planned, ChannelWriter<LeaseWork> ready, CancellationToken ct)
    {
        try
        {
            // Its own connection: what was stored before is what it needs, and the write lock keeps others from changing it.
            await using var db = await factory.CreateDbContextAsync(ct);
            var numbers = new Numbers(last);
            var places = new PlacePlanner(rows, report, numbers, db);
            await places.PlanAsync(ct);

            // Once there is an error nothing more is handed on: it may refer to what does not exist.
            planned.SetResult(report.Errors.Count == 0 ? places.Places : new PlannedPlaces());
            await new LeasePlanner(rows, report, numbers, db, places, run, currency)
                .PlanAsync(work => report.Errors.Count == 0 ? ready.WriteAsync(work, ct) : ValueTask.CompletedTask, ct);
            ready.Complete();
        }
        catch (Exception e)
        {
            planned.TrySetException(e);
            ready.TryComplete(e);
            throw;
        }
    }
}

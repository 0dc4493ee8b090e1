using System.Data.Common;
using System.Reflection;
using BlazorEstate.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace BlazorEstate.Data;

public static class DataSetup
{
    // May not be opened, not be written, is full, or holds something else.
    private static readonly int[] Unusable = [raw.SQLITE_PERM, raw.SQLITE_READONLY, raw.SQLITE_IOERR, raw.SQLITE_CORRUPT, raw.SQLITE_FULL, raw.SQLITE_CANTOPEN, raw.SQLITE_AUTH, raw.SQLITE_NOTADB];

    /// <summary>The database by the settings "Database:Provider" and "ConnectionStrings:Estate".</summary>
    /// <param name="strict">Whether a query that is at fault throws; else it is a warning of the log, for nobody's work stops for it.</param>
    public static IServiceCollection AddEstateData(this IServiceCollection services, IConfiguration configuration, string contentRoot, bool strict = true)
    {
        var connection = ConnectionString(configuration, contentRoot);
        services.AddPooledDbContextFactory<EstateDbContext>(options => Configure(options, connection, strict));
        services.AddSingleton<Revision>().AddSingleton<RevisionCache>().AddSingleton<PlanStandings>().AddSingleton<Lookups>().AddSingleton<MailQueue>();
        services.AddSingleton(FileStore.Of(configuration, contentRoot));
        services.AddHealthChecks();
        return services;
    }

    public static void Configure(DbContextOptionsBuilder options, string connection, bool strict = true) =>
        options.UseSqlite(connection, sqlite => sqlite.CommandTimeout(60)).AddInterceptors(new SqlitePragmas())
            // A test compares the model with the migrations: to do so at each start means building both once more. And SQLite rebuilds a table
            // with its references unchecked for a moment, which is no news to whoever reads the log.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning, RelationalEventId.NonTransactionalMigrationOperationWarning)
                // Rows multiplied by one another, and a choice among rows that nothing orders, are faults of a query.
                .Throw(strict ? [RelationalEventId.MultipleCollectionIncludeWarning, CoreEventId.FirstWithoutOrderByAndFilterWarning, CoreEventId.RowLimitingOperationWithoutOrderByWarning] : []));

    /// <summary>
    /// Creates or upgrades the database; throws <see cref="SettingException"/> where the setting leads to none that can be written, or whose amounts
    /// are in another currency. Write-ahead logging stays set in the file.
    /// </summary>
    public static async Task MigrateEstateAsync(this IServiceProvider services, CancellationToken ct = default)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync(ct);
        try
        {
            if (!await IsCurrentAsync(db, ct))
            {
                await db.Database.MigrateAsync(ct);
            }

            // Also where it was the case before: an interrupted import leaves the other journal.
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
            await Books.AgreeAsync(db, services.GetRequiredService<Currency>(), ct);
            await VendorLinks.CompleteAsync(db, ct);
        }
        catch (SqliteException e) when (Unusable.Contains(e.SqliteErrorCode))
        {
            throw new SettingException("ConnectionStrings:Estate", $"\"{db.Database.GetDbConnection().DataSource}\" cannot be used as a database: {e.Message}");
        }
    }

    // Asks the history itself: the migrator builds and compares whole models first, which is most of a short command's time.
    private static async Task<bool> IsCurrentAsync(EstateDbContext db, CancellationToken ct)
    {
        var known = typeof(DataSetup).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Migration)))
            .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().ToHashSet();
        // Taking the write lock tells at once whether the database can be written.
        await using var transaction = await db.BeginWriteAsync(ct);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = transaction.GetDbTransaction();
            command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                known.Remove(reader.GetString(0));
            }

            return known.Count == 0;
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <summary>The setting with its file's path made absolute and its folder made; throws <see cref="SettingException"/> naming what cannot work.</summary>
    private static string ConnectionString(IConfiguration configuration, string contentRoot)
    {
        var provider = configuration["Database:Provider"] ?? "Sqlite";
        if (!provider.Equals("Sqlite", StringComparison.OrdinalIgnoreCase))
        {
            throw new SettingException("Database:Provider", $"\"{provider}\" is not supported; this version works with Sqlite.");
        }

        try
        {
            var builder = new SqliteConnectionStringBuilder(configuration.GetConnectionString("Estate") ?? "Data Source=data/estate.db");
            if (builder.DataSource is not (":memory:" or "") && builder.Mode != SqliteOpenMode.Memory)
            {
                builder.DataSource = Path.GetFullPath(builder.DataSource, contentRoot);
                Directory.CreateDirectory(Path.GetDirectoryName(builder.DataSource)!);
            }

            return builder.ToString();
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new SettingException("ConnectionStrings:Estate", e.Message);
        }
    }
}

using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Data;

/// <summary>An agency that has worked with the first release keeps everything when it installs a later one.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("estate-upgrade-").FullName;

    private string Connection => $"Data Source={Path.Combine(_folder, "estate.db")}";

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_row_of_every_table_of_the_first_release_is_still_there_and_can_be_read()
    {
        var tables = await FirstReleaseAsync();
        await using var services = Services();
        await services.MigrateEstateAsync();

        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Empty(await TextsAsync(db, "PRAGMA foreign_key_check"));
        Assert.Equal(["ok"], await TextsAsync(db, "PRAGMA integrity_check"));
        foreach (var table in tables)
        {
            Assert.True((await TextsAsync(db, $"SELECT COUNT(*) FROM \"{table}\"")).Single() != "0", table);
        }

        foreach (var entity in db.Model.GetEntityTypes().Where(e => e.GetTableName() is { } name && tables.Contains(name)))
        {
            Assert.True(Read(db, entity) > 0, entity.Name);
        }
    }

    // SQLite adds a foreign key to a table, or changes a column, by writing the table anew with references unchecked, and that in no transaction:
    // a program killed in the middle would leave a database between two releases.
    [Fact]
    public async Task No_table_that_is_there_is_written_anew()
    {
        await using var services = Services();
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        var known = db.GetService<IMigrationsAssembly>();
        var later = known.Migrations.Where(m => string.CompareOrdinal(m.Key, "20261122000100_AuditGuards") > 0)
            .SelectMany(m => known.CreateMigration(m.Value, db.Database.ProviderName!).UpOperations).ToList();
        Assert.NotEmpty(later);
        var made = later.OfType<CreateTableOperation>().Select(t => t.Name).ToHashSet();
        string[] rewritten = [.. later.Where(o => o is AddForeignKeyOperation or AlterColumnOperation or DropColumnOperation or DropForeignKeyOperation or AddPrimaryKeyOperation or AddCheckConstraintOperation)
            .OfType<ITableMigrationOperation>().Select(o => o.Table).Where(t => !made.Contains(t))];
        Assert.Empty(rewritten);
    }

    // One row a table, everything numbered 1, so that every reference leads somewhere.
    private async Task<IReadOnlyList<string>> FirstReleaseAsync()
    {
        await using var services = Services();
        await using var db = await services.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().Single(m => m.EndsWith("_AuditGuards", StringComparison.Ordinal)));
        var tables = await TextsAsync(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'");
        await db.Database.OpenConnectionAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF");
        foreach (var table in tables)
        {
            await FillAsync(db, table);
        }

        return tables;
    }

    private static async Task FillAsync(EstateDbContext db, string table)
    {
        var entity = db.Model.GetEntityTypes().FirstOrDefault(e => e.GetTableName() == table);
        var columns = await TextsAsync(db, $"SELECT name || '|' || type FROM pragma_table_info('{table}')");
        var rows = columns.Select(c => c.Split('|')).Select(c => (Name: c[0], Value: Value(c[1], entity?.FindProperty(c[0])))).ToList();
        await TextsAsync(db, $"INSERT OR IGNORE INTO \"{table}\" ({string.Join(", ", rows.Select(r => $"\"{r.Name}\""))}) VALUES ({string.Join(", ", rows.Select(r => r.Value))})");
    }

    private static string Value(string type, IReadOnlyProperty? property) => (Nullable.GetUnderlyingType(property?.ClrType ?? typeof(string)) ?? property?.ClrType) switch
    {
        _ when type == "INTEGER" => "1",
        var t when t == typeof(DateOnly) => "'2025-06-15'",
        var t when t == typeof(TimeOnly) => "'08:00:00'",
        var t when t == typeof(DateTime) || t == typeof(DateTimeOffset) => "'2025-06-15 08:00:00'",
        var t when t is not null && t != typeof(string) => "'[]'",
        _ when property?.Name == nameof(Books.Currency) => "'EUR'",
        _ when type == "BLOB" => "x'01'",
        _ => "'1'",
    };

    private static int Read(EstateDbContext db, IEntityType entity) =>
        (int)typeof(UpgradeTests).GetMethod(nameof(ReadAll), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(entity.ClrType).Invoke(null, [db, entity.Name])!;

    private static int ReadAll<T>(EstateDbContext db, string name)
        where T : class => (db.Model.FindEntityType(typeof(T)) is null ? db.Set<T>(name) : db.Set<T>()).AsNoTracking().ToList().Count;

    private static async Task<IReadOnlyList<string>> TextsAsync(EstateDbContext db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        }

        return texts;
    }

    private ServiceProvider Services()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Estate"] = Connection, ["Agency:Name"] = "A" }).Build();
        return new ServiceCollection().AddLogging().AddLocalization().AddAgency(settings).AddEstateData(settings, _folder).BuildServiceProvider();
    }
}

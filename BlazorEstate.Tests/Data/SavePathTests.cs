using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Data;

/// <summary>Protects the one way to the database: nobody saves anonymously, every change is audited with it, a stale edit is noticed.</summary>
public sealed class SavePathTests
{
    [Fact]
    public async Task A_save_without_an_actor_is_refused()
    {
        await using var estate = await TestEstate.CreateAsync();
        await using var db = await estate.Factory.CreateDbContextAsync();
        db.Add(Owner.Create("O1", new OwnerDetails("X")).Value);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task A_context_from_the_pool_does_not_remember_who_acted_before()
    {
        await using var estate = await TestEstate.CreateAsync();
        await estate.OwnerAsync();
        for (var i = 0; i < 5; i++)
        {
            await using var db = await estate.Factory.CreateDbContextAsync();
            Assert.Null(db.Acting);
        }
    }

    [Fact]
    public async Task Every_change_leaves_an_audit_row_of_what_was_and_what_is()
    {
        await using var estate = await TestEstate.CreateAsync();
        await estate.OwnerAsync("O1", "Élodie");
        await using (var db = await estate.Factory.CreateDbContextAsync())
        {
            var owner = await db.Owners.SingleAsync();
            owner.Change(new OwnerDetails("Élodie Roux"));
            await db.SaveAsync(TestEstate.Admin);
        }

        var rows = await estate.ReadAsync(db => db.AuditEntries.OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(["create", "update"], rows.Select(r => r.Action));
        Assert.All(rows, r => Assert.Equal(("Owner", "O1", "administrator"), (r.SubjectKind, r.SubjectCode, r.ActorName)));
        Assert.Contains("\"Name\":[\"Élodie\",\"Élodie Roux\"]", rows[1].Changes, StringComparison.Ordinal);
        Assert.True(rows[0].SubjectId > 0);
    }

    [Fact]
    public async Task Audit_rows_form_a_chain_also_within_one_save()
    {
        await using var estate = await TestEstate.CreateAsync();
        await using (var db = await estate.Factory.CreateDbContextAsync())
        {
            db.AddRange(Enumerable.Range(1, 60).Select(i => Owner.Create($"O{i}", new OwnerDetails($"Owner {i}")).Value));
            await db.SaveAsync(TestEstate.Admin);
        }

        await estate.TenantAsync();
        var previous = "";
        foreach (var row in await estate.ReadAsync(db => db.AuditEntries.AsNoTracking().OrderBy(a => a.Id).ToListAsync()))
        {
            Assert.Equal(previous, row.PreviousHash);
            Assert.Equal(row.ComputeHash(), row.Hash);
            previous = row.Hash;
        }
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET ActorName = 'x'")]
    [InlineData("DELETE FROM AuditEntries")]
    public async Task The_database_itself_refuses_to_change_the_audit_trail(string sql)
    {
        await using var estate = await TestEstate.CreateAsync();
        await estate.OwnerAsync();
        await using var connection = new SqliteConnection($"Data Source={estate.DatabaseFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The two statements above.
        command.CommandText = sql;
#pragma warning restore CA2100
        var error = await Assert.ThrowsAsync<SqliteException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_edits_of_one_version_is_stale()
    {
        await using var estate = await TestEstate.CreateAsync();
        await estate.OwnerAsync();
        await using var first = await estate.Factory.CreateDbContextAsync();
        await using var second = await estate.Factory.CreateDbContextAsync();
        (await first.Owners.SingleAsync()).Change(new OwnerDetails("First"));
        (await second.Owners.SingleAsync()).Change(new OwnerDetails("Second"));
        await first.SaveAsync(TestEstate.Admin);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveAsync(TestEstate.Admin));
        Assert.Equal("First", await estate.ReadAsync(db => db.Owners.Select(o => o.Name).SingleAsync()));
        Assert.Equal(2, await estate.ReadAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task A_form_that_read_an_older_version_is_stale()
    {
        await using var estate = await TestEstate.CreateAsync();
        await estate.OwnerAsync();
        await using var db = await estate.Factory.CreateDbContextAsync();
        var owner = await db.Owners.SingleAsync();
        owner.Change(new OwnerDetails("New name"));
        db.ExpectVersion(owner, owner.Version - 1);
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveAsync(TestEstate.Admin));
    }

    [Fact]
    public async Task A_transaction_that_is_not_committed_leaves_neither_record_nor_audit_row()
    {
        await using var estate = await TestEstate.CreateAsync();
        await using (var db = await estate.Factory.CreateDbContextAsync())
        await using (await db.BeginWriteAsync())
        {
            db.Add(Owner.Create("O1", new OwnerDetails("X")).Value);
            await db.SaveAsync(TestEstate.Admin);
        }

        Assert.Equal((0, 0), await estate.ReadAsync(async db => (await db.Owners.CountAsync(), await db.AuditEntries.CountAsync())));
    }

    [Fact]
    public async Task Codes_count_up_and_step_over_those_taken()
    {
        await using var estate = await TestEstate.CreateAsync();
        await estate.OwnerAsync("O00002");
        await estate.OwnerAsync("O00003");
        await using var db = await estate.Factory.CreateDbContextAsync();
        await using var tx = await db.BeginWriteAsync();
        Assert.Equal(["O00001", "O00004", "O00005"], [await db.NextCodeAsync("O"), await db.NextCodeAsync("O"), await db.NextCodeAsync("O")]);
    }

    [Fact]
    public async Task A_user_saved_whole_is_audited_only_for_what_changed()
    {
        await using var estate = await TestEstate.CreateAsync();
        await using var db = await estate.Factory.CreateDbContextAsync();
        var user = new EstateUser { Email = "a@example.org", UserName = "a@example.org", DisplayName = "A", PasswordHash = "hash" };
        db.Add(user);
        await db.SaveAsync(TestEstate.Admin);
        user.LastSignInAt = new DateTime(2025, 6, 15, 10, 0, 0, DateTimeKind.Utc);
        db.Update(user);
        await db.SaveAsync(TestEstate.Admin);
        user.PasswordHash = "other";
        db.Update(user);
        await db.SaveAsync(TestEstate.Admin);
        var changes = await db.AuditEntries.OrderBy(a => a.Id).Select(a => a.Changes).ToListAsync();
        Assert.Equal(2, changes.Count);
        Assert.Equal("{\"Password\":[null,\"changed\"]}", changes[1]);
    }

    [Fact]
    public async Task Commits_are_on_the_disk_when_they_return()
    {
        await using var estate = await TestEstate.CreateAsync();
        await using var db = await estate.Factory.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        Assert.Equal(2L, await command.ExecuteScalarAsync());
        command.CommandText = "PRAGMA journal_mode";
        Assert.Equal("wal", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task The_migrations_make_the_whole_model()
    {
        await using var estate = await TestEstate.CreateAsync();
        Assert.False(await estate.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges())));
    }
}

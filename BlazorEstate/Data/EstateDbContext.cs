using BlazorEstate.Data.Auditing;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BlazorEstate.Data;

/// <summary>
/// The agency's database. One context per operation, from the factory. Every save needs somebody who acts, and
/// leaves an audit row for each changed record in the same transaction.
/// </summary>
public sealed partial class EstateDbContext(DbContextOptions<EstateDbContext> options)
    : IdentityDbContext<EstateUser, IdentityRole<long>, long>(options)
{
    private readonly List<AuditNote> _notes = [];

    /// <summary>Who acts. Set by <see cref="SaveAsync"/>, or by who hands this context to ASP.NET Core Identity.</summary>
    public Actor? Acting { get; set; }

    /// <summary>Begins a transaction that writes: it takes the write lock at once, so that what it reads cannot be overtaken.</summary>
    public Task<IDbContextTransaction> BeginWriteAsync(CancellationToken ct = default) => Database.BeginTransactionAsync(ct);

    /// <summary>Begins a transaction that only reads: all queries in it see one moment. Nobody waits for it, and it waits for nobody.</summary>
    /// <remarks>SQLite's driver begins without the write lock at this level alone, and still reads a snapshot.</remarks>
    public Task<IDbContextTransaction> BeginReadAsync(CancellationToken ct = default) =>
        Database.BeginTransactionAsync(System.Data.IsolationLevel.ReadUncommitted, ct);

    public Task SaveAsync(Actor actor, CancellationToken ct = default)
    {
        Acting = actor;
        return SaveChangesAsync(ct);
    }

    /// <summary>Makes the coming save fail with <see cref="DbUpdateConcurrencyException"/> unless the record still has this version.</summary>
    public void ExpectVersion(IVersioned record, long version) =>
        Entry(record).Property(nameof(IVersioned.Version)).OriginalValue = version;

    /// <summary>Adds an event of its own to the audit trail of the coming save.</summary>
    public void Note(string action, string subjectKind, long subjectId, string subjectCode, object? changes = null) =>
        _notes.Add(new AuditNote(action, subjectKind, subjectId, subjectCode, AuditDraft.Serialize(changes)));

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        if (!ChangeTracker.HasChanges() && _notes.Count == 0)
        {
            return 0;
        }

        var actor = Acting ?? throw new InvalidOperationException("A save without an actor.");
        if (Database.CurrentTransaction is not null)
        {
            return await SaveWithAuditAsync(actor, cancellationToken);
        }

        await using var transaction = await BeginWriteAsync(cancellationToken);
        var count = await SaveWithAuditAsync(actor, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return count;
    }

    // The factory lends contexts from a pool: nobody may inherit who acted before.
    public override ValueTask DisposeAsync()
    {
        Forget();
        return base.DisposeAsync();
    }

    public override void Dispose()
    {
        Forget();
        base.Dispose();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(EstateDbContext).Assembly);
    }

    // Indexes are chosen by what queries need, not one for each foreign key.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Conventions.Remove<Microsoft.EntityFrameworkCore.Metadata.Conventions.ForeignKeyIndexConvention>();

    private void Forget()
    {
        Acting = null;
        _notes.Clear();
    }

    private async Task<int> SaveWithAuditAsync(Actor actor, CancellationToken ct)
    {
        ChangeTracker.DetectChanges();
        var drafts = new List<AuditDraft>();
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted))
            {
                continue;
            }

            if (entry.Entity is IVersioned && entry.State != EntityState.Deleted)
            {
                var version = entry.Property(nameof(IVersioned.Version));
                version.CurrentValue = entry.State == EntityState.Added ? 1L : (long)version.OriginalValue! + 1;
            }

            if (entry.Entity is IAudited && AuditDraft.Of(entry) is { } draft)
            {
                drafts.Add(draft);
            }
        }

        var count = await base.SaveChangesAsync(true, ct);
        await AppendAuditAsync(actor, drafts, ct);
        return count;
    }

    private async Task AppendAuditAsync(Actor actor, List<AuditDraft> drafts, CancellationToken ct)
    {
        if (drafts.Count + _notes.Count == 0)
        {
            return;
        }

        var previous = await AuditEntries.OrderByDescending(a => a.Id).Select(a => a.Hash).FirstOrDefaultAsync(ct) ?? "";
        var at = TimeProvider.System.GetUtcNow().UtcDateTime;
        var notes = drafts.Select(d => new AuditNote(d.Action, d.Kind, d.Id, d.Code, d.Changes)).Concat(_notes);
        foreach (var n in notes)
        {
            var entry = AuditEntry.Of(at, actor, n.Action, n.SubjectKind, n.SubjectId, n.SubjectCode, n.Changes, previous);
            AuditEntries.Add(entry);
            previous = entry.Hash;
        }

        _notes.Clear();
        await base.SaveChangesAsync(true, ct);
    }

    private sealed record AuditNote(string Action, string SubjectKind, long SubjectId, string SubjectCode, string Changes);
}

using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BlazorEstate.Data.Migrations.Sqlite;

/// <summary>Makes the audit trail append-only, whoever writes to the database.</summary>
[DbContext(typeof(EstateDbContext))]
[Migration("20261122000100_AuditGuards")]
public sealed class AuditGuards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var act in (ReadOnlySpan<string>)["UPDATE", "DELETE"])
        {
            migrationBuilder.Sql($"CREATE TRIGGER \"AuditEntries_No_{act}\" BEFORE {act} ON \"AuditEntries\" BEGIN SELECT RAISE(ABORT, 'The audit trail is append-only.'); END;");
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        migrationBuilder.Sql("DROP TRIGGER \"AuditEntries_No_UPDATE\"; DROP TRIGGER \"AuditEntries_No_DELETE\";");
    }
}

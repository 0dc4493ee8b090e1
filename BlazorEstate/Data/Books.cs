using System.Data.Common;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace BlazorEstate.Data;

/// <summary>
/// What all amounts in the database have in common, one row. They are minor units of this currency and would mean something else in another, so
/// the setting must agree with it. Written when the database is made; it follows the setting until there is a first amount.
/// </summary>
public sealed class Books
{
    public int Id { get; set; }

    public string Currency { get; set; } = "";

    /// <summary>Throws <see cref="SettingException"/> where the database holds amounts in another currency.</summary>
    /// <remarks>Without the model, whose building is most of a short command's time.</remarks>
    internal static async Task AgreeAsync(EstateDbContext db, Currency currency, CancellationToken ct)
    {
        if (await ReadAsync(db, ct) == currency.Code)
        {
            return;
        }

        await using var transaction = await db.BeginWriteAsync(ct);
        var stored = await ReadAsync(db, ct);
        if (stored is not null && await HasAmountsAsync(db, ct))
        {
            throw new SettingException("Agency:Currency", $"the amounts in the database are in {stored}, so it cannot be {currency.Code}.");
        }

        await using var command = Command(db, stored is null
            ? "INSERT INTO \"Books\" (\"Id\", \"Currency\") VALUES (1, @currency)"
            : "UPDATE \"Books\" SET \"Currency\" = @currency");
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@currency", currency.Code);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<string?> ReadAsync(EstateDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = Command(db, "SELECT \"Currency\" FROM \"Books\"");
        return await command.ExecuteScalarAsync(ct) as string;
    }

    // Charges and payments belong to a lease, which has its rent and deposit.
    private static async Task<bool> HasAmountsAsync(EstateDbContext db, CancellationToken ct)
    {
        await using var command = Command(db, "SELECT 1 WHERE EXISTS (SELECT 1 FROM \"Leases\") OR EXISTS (SELECT 1 FROM \"Interventions\" WHERE \"LabourCost\" <> 0 OR \"PartsCost\" <> 0 OR \"OtherCost\" <> 0)");
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    private static DbCommand Command(EstateDbContext db, string text)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (text, db.Database.CurrentTransaction?.GetDbTransaction());
        return command;
    }
}

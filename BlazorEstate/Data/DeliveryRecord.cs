using System.Collections.Concurrent;
using System.Data.Common;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>Writes that a mail was taken: once for every mail that goes out, while the next one waits for it, hence a prepared statement on connections of its own.</summary>
internal sealed class DeliveryRecord(IDbContextFactory<EstateDbContext> factory) : IAsyncDisposable
{
    private const string Statement = """
        UPDATE "OutgoingMails" SET "Status" = @sent, "SentAt" = @at, "Error" = NULL, "ClaimedBy" = NULL, "ClaimedUntil" = NULL
        WHERE "Id" = @id AND "Status" = @sending AND "ClaimedBy" = @holder AND "Attempts" = @attempt
        """;

    private readonly ConcurrentBag<Line> _idle = [];

    /// <summary>False where the claim was lost.</summary>
    public async Task<bool> WriteAsync(OutgoingMail mail, DateTime at, CancellationToken ct)
    {
        var line = _idle.TryTake(out var idle) ? idle : await OpenAsync(ct);
        try
        {
            var parameters = line.Command.Parameters;
            (parameters["@at"].Value, parameters["@id"].Value, parameters["@holder"].Value, parameters["@attempt"].Value) = (at, mail.Id, mail.ClaimedBy, mail.Attempts);
            var written = await line.Command.ExecuteNonQueryAsync(ct) == 1;
            _idle.Add(line);
            return written;
        }
        catch
        {
            await line.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var line))
        {
            await line.DisposeAsync();
        }
    }

    private async Task<Line> OpenAsync(CancellationToken ct)
    {
        var db = await factory.CreateDbContextAsync(ct);
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = Statement;
            foreach (var (name, value) in ((string, object)[])[("@sent", (int)MailStatus.Sent), ("@sending", (int)MailStatus.Sending), ("@at", DateTime.UnixEpoch), ("@id", 0L), ("@holder", ""), ("@attempt", 0)])
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            await command.PrepareAsync(ct);
            return new Line(db, command);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    private sealed record Line(EstateDbContext Db, DbCommand Command) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Command.DisposeAsync();
            await Db.DisposeAsync();
        }
    }
}

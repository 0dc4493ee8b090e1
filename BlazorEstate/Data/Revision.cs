using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>
/// The number of the newest audit row. Every change writes one, so what was read at a revision is still true while it stands.
/// Asked at every request of the API and by every cache, hence a prepared command on connections of its own.
/// </summary>
public sealed class Revision(IDbContextFactory<EstateDbContext> factory) : IAsyncDisposable
{
    private readonly ConcurrentBag<DbCommand> _idle = [];
    private volatile bool _disposed;

    public async ValueTask<long> NowAsync(CancellationToken ct = default)
    {
        if (!_idle.TryTake(out var command))
        {
            command = await PrepareAsync(ct);
        }

        try
        {
            var newest = await command.ExecuteScalarAsync(ct) is long id ? id : 0;
            if (_disposed)
            {
                await CloseAsync(command);
            }
            else
            {
                _idle.Add(command);
            }

            return newest;
        }
        catch
        {
            await CloseAsync(command);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        while (_idle.TryTake(out var command))
        {
            await CloseAsync(command);
        }
    }

    private async Task<DbCommand> PrepareAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var provider = db.Database.GetDbConnection();
        var connection = DbProviderFactories.GetFactory(provider)!.CreateConnection()!;
        try
        {
            connection.ConnectionString = provider.ConnectionString;
            await connection.OpenAsync(ct);
            var command = connection.CreateCommand();
            command.CommandText = "SELECT MAX(\"Id\") FROM \"AuditEntries\"";
            await command.PrepareAsync(ct);
            return command;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task CloseAsync(DbCommand command)
    {
        var connection = command.Connection;
        await command.DisposeAsync();
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace BlazorEstate.Data.Bulk;

/// <summary>
/// Many rows of an entity that is not audited, by prepared statements of a few rows each in the transaction that the context has open.
/// Columns and conversions are those of the model; the key is given by the database and not read back.
/// </summary>
public static class BulkInsert
{
    // More values in a statement cost more to find by name than statements are saved.
    private const int ValuesAtOnce = 66;

    /// <summary>Adds the rows; one that a unique index has already is left out. Returns how many were added.</summary>
    public static async Task<int> InsertNewAsync<T>(this EstateDbContext db, IReadOnlyList<T> rows, CancellationToken ct = default) where T : class
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no entity");
        var properties = entity.GetProperties().Where(p => !p.IsPrimaryKey()).ToList();
        var block = Math.Clamp(ValuesAtOnce / properties.Count, 1, rows.Count);
        var (added, at) = (0, 0);
        foreach (var size in (int[])[block, 1])
        {
            if (at == rows.Count)
            {
                break;
            }

            await using var insert = await InsertStatement.PrepareAsync(db, entity, properties, size, ct);
            for (; at + size <= rows.Count; at += size)
            {
                for (var i = 0; i < size; i++)
                {
                    insert.Take(i, rows[at + i]);
                }

                added += await insert.RunAsync(ct);
            }
        }

        return added;
    }

    private sealed class InsertStatement : IAsyncDisposable
    {
        private readonly DbCommand _command;
        private readonly (IClrPropertyGetter Get, Func<object?, object?>? Convert)[] _columns;
        private readonly DbParameter[] _places;

        private InsertStatement(DbCommand command, List<IProperty> properties, int rows)
        {
            _command = command;
            _columns = [.. properties.Select(p => (p.GetGetter(), p.GetTypeMapping().Converter?.ConvertToProvider))];
            _places = [.. Enumerable.Range(0, rows * properties.Count).Select(i =>
                properties[i % properties.Count].GetRelationalTypeMapping().CreateParameter(command, $"@p{i}", null, nullable: true))];
            command.Parameters.AddRange(_places);
        }

        public static async Task<InsertStatement> PrepareAsync(EstateDbContext db, IEntityType entity, List<IProperty> properties, int rows, CancellationToken ct)
        {
            var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Rows are added in a transaction");
            var sql = db.GetService<ISqlGenerationHelper>();
            var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = transaction.GetDbTransaction();
            var statement = new InsertStatement(command, properties, rows);
            var names = string.Join(", ", properties.Select(p => sql.DelimitIdentifier(p.GetColumnName())));
            var values = statement._places.Chunk(properties.Count).Select(row => $"({string.Join(", ", row.Select(p => p.ParameterName))})");
            command.CommandText = $"INSERT INTO {sql.DelimitIdentifier(entity.GetTableName()!)} ({names}) VALUES {string.Join(", ", values)} ON CONFLICT DO NOTHING";
            await command.PrepareAsync(ct);
            return statement;
        }

        public void Take(int row, object entity)
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                var (get, convert) = _columns[i];
                var value = get.GetClrValue(entity);
                _places[(row * _columns.Length) + i].Value = (value is null || convert is null ? value : convert(value)) ?? DBNull.Value;
            }
        }

        public Task<int> RunAsync(CancellationToken ct) => _command.ExecuteNonQueryAsync(ct);

        public ValueTask DisposeAsync() => _command.DisposeAsync();
    }
}

using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BlazorEstate.Data.Bulk;

/// <summary>
/// Many rows of an entity that is not audited, by one prepared statement in the transaction that the context has open. Columns and
/// conversions are those of the model; the key is given by the database and not read back.
/// </summary>
public static class BulkInsert
{
    /// <summary>Adds the rows; one that a unique index has already is left out. Returns how many were added.</summary>
    public static async Task<int> InsertNewAsync<T>(this EstateDbContext db, IReadOnlyCollection<T> rows, CancellationToken ct = default) where T : class
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        var entity = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is no entity");
        var transaction = db.Database.CurrentTransaction ?? throw new InvalidOperationException("Rows are added in a transaction");
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        var columns = entity.GetProperties().Where(p => !p.IsPrimaryKey()).Select(p => new Column(p, command)).ToList();
        command.CommandText = Statement(db.GetService<ISqlGenerationHelper>(), entity, columns);
        await command.PrepareAsync(ct);
        var added = 0;
        foreach (var row in rows)
        {
            foreach (var column in columns)
            {
                column.Take(row);
            }

            added += await command.ExecuteNonQueryAsync(ct);
        }

        return added;
    }

    private static string Statement(ISqlGenerationHelper sql, IEntityType entity, List<Column> columns)
    {
        var names = string.Join(", ", columns.Select(c => sql.DelimitIdentifier(c.Name)));
        var places = string.Join(", ", columns.Select(c => c.Parameter.ParameterName));
        return $"INSERT INTO {sql.DelimitIdentifier(entity.GetTableName()!)} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING";
    }

    private sealed class Column
    {
        private readonly IClrPropertyGetter _value;
        private readonly ValueConverter? _converter;

        public Column(IProperty property, DbCommand command)
        {
            _value = property.GetGetter();
            _converter = property.GetTypeMapping().Converter;
            Name = property.GetColumnName();
            Parameter = property.GetRelationalTypeMapping().CreateParameter(command, $"@p{command.Parameters.Count}", null, property.IsNullable);
            command.Parameters.Add(Parameter);
        }

        public string Name { get; }

        public DbParameter Parameter { get; }

        public void Take(object row)
        {
            var value = _value.GetClrValue(row);
            Parameter.Value = value is null ? DBNull.Value : _converter is null ? value : _converter.ConvertToProvider(value);
        }
    }
}

using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using BlazorEstate.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Support;

/// <summary>Hears the SQL of a read, for a test that asks the database by which index it goes.</summary>
public sealed class HeardSql : DbCommandInterceptor
{
    private readonly List<string> _sql = [];
    private (string Containing, Func<Task> Act)? _meanwhile;

    public void On(IServiceCollection services) => services.ConfigureDbContext<EstateDbContext>(o => o.AddInterceptors(this));

    /// <summary>The first statement of a read that contains a text.</summary>
    public async Task<string> OfAsync(Func<Task> read, string containing)
    {
        lock (_sql) { _sql.Clear(); }
        await read();
        lock (_sql) { return _sql.First(s => s.Contains(containing, StringComparison.Ordinal)); }
    }

    /// <summary>How often a read asks what contains a text.</summary>
    public async Task<int> CountAsync(Func<Task> read, string containing)
    {
        lock (_sql) { _sql.Clear(); }
        await read();
        lock (_sql) { return _sql.Count(s => s.Contains(containing, StringComparison.Ordinal)); }
    }

    /// <summary>Once, right before the next statement that contains a text, something else happens.</summary>
    public void Meanwhile(string containing, Func<Task> act) => _meanwhile = (containing, act);

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        lock (_sql) { _sql.Add(command.CommandText); }
        if (_meanwhile is { } meanwhile && command.CommandText.Contains(meanwhile.Containing, StringComparison.Ordinal))
        {
            _meanwhile = null;
            await meanwhile.Act();
        }

        return result;
    }
}

public static class QueryPlans
{
    /// <summary>How SQLite would go about a statement, a line for each step.</summary>
    public static async Task<string> PlanAsync(this TestEstate estate, string sql)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Regex.Matches(sql, @"@\w+").Select(m => m.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, 1);
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(Convert.ToString(reader["detail"], CultureInfo.InvariantCulture)!);
        }

        return string.Join('\n', plan);
    }
}

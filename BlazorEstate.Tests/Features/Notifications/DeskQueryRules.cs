using System.Data.Common;
using System.Globalization;
using System.Text.RegularExpressions;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Notifications;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Notifications;

/// <summary>What each filter finds, in which order, and that no question reads more of the table than it must.</summary>
public sealed class DeskQueryRules : IAsyncLifetime
{
    private readonly Heard _heard = new();
    private TestEstate _estate = null!;

    private NotificationQueries Queries => _estate.Scoped<NotificationQueries>();

    public async Task InitializeAsync()
    {
        _estate = await Desks.CreateAsync(s => s.ConfigureDbContext<EstateDbContext>(o => o.AddInterceptors(_heard)));
        await _estate.TellAsync(
            _estate.Of(EventKinds.PaymentReceived, 1, "Zoé Œillet", new DateTime(2025, 6, 1, 21, 59, 0)),
            _estate.Of(EventKinds.RentOverdue, 2, "Amélie Roux", new DateTime(2025, 6, 1, 22, 0, 0)),
            _estate.Of(EventKinds.LeaseEnding, 1, "Zoé Œillet", new DateTime(2025, 6, 3)),
            _estate.Of(EventKinds.MaintenanceLate, 30, "100 % humide", new DateTime(2025, 6, 4)),
            _estate.Of(EventKinds.RentOverdue, 2, "Amélie Roux", new DateTime(2025, 6, 5)));
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    [Theory]
    [InlineData("", "5 4 3 2 1")]
    [InlineData("kind=rentOverdue", "5 2")]
    [InlineData("kind=payments", "5 2 1")]
    [InlineData("kind=maintenance", "4")]
    [InlineData("severity=warning", "5 3 2")]
    [InlineData("severity=critical&kind=maintenance", "4")]
    [InlineData("q=L2", "5 2")]
    [InlineData("q=l30", "4")]
    [InlineData("q=L3", "")]
    [InlineData("q=oeillet", "3 1")]
    [InlineData("q=ZOÉ", "3 1")]
    [InlineData("q=%", "4")]
    [InlineData("q=l30 100", "4")]
    [InlineData("from=2025-06-02", "5 4 3 2")] // 22:00 UTC is already the second in Paris.
    [InlineData("to=2025-06-01", "1")]
    [InlineData("from=2025-06-03&to=2025-06-04", "4 3")]
    [InlineData("from=9999-12-31&to=9999-12-31", "")]
    public async Task Filters_find(string query, string ids)
    {
        var pairs = query.Split('&', StringSplitOptions.RemoveEmptyEntries).ToDictionary(p => p.Split('=')[0], p => p.Split('=')[1]);
        var filter = NotificationFilter.Read(name => pairs.GetValueOrDefault(name), DeskView.All).Value;
        Assert.Equal(ids, await _estate.ShownAsync(filter));
        Assert.Equal(string.Join(' ', ids.Split(' ').Reverse()), await _estate.ShownAsync(filter with { OldestFirst = true }));
        Assert.Equal(string.Join(' ', ids.Split(' ').Skip(1).Take(1)), await _estate.ShownAsync(filter, page: 2, pageSize: 1));
    }

    [Fact]
    public async Task Groups_stand_by_what_was_told_last_with_how_many_and_how_many_unread()
    {
        await _estate.DoAsync(DeskAct.Read, 2);
        await _estate.DoAsync(DeskAct.Done, 3);
        Assert.Equal("5:2/1 4:1/1 1:1/1", await GroupsAsync(NotificationFilter.Inbox));
        Assert.Equal("1:1/1 4:1/1 5:2/1", await GroupsAsync(NotificationFilter.Inbox with { OldestFirst = true }));
        Assert.Equal("5:2/1 4:1/1 3:2/1", await GroupsAsync(new(DeskView.All)));
        Assert.Equal("5:1/1 4:1/1 1:1/1", await GroupsAsync(new(DeskView.Unread)));
        Assert.Equal([5L, 2L], (await Queries.WithAllOfTheirRecordsAsync(Desks.Ada, NotificationFilter.Inbox, [5])).OrderDescending());
        Assert.Equal([5L, 2L], (await Queries.AboutAsync(Desks.Ada, NotificationFilter.Inbox, "Lease", 2)).Select(v => v.Id));
    }

    [Fact]
    public async Task Figures_say_how_much_how_serious_and_what_waits_longest()
    {
        await _estate.DoAsync(DeskAct.Done, 2);
        await _estate.DoAsync(DeskAct.Snooze, 5);
        var figures = await Queries.FiguresAsync(Desks.Ada);
        Assert.Equal((3, 1, 1, 1), (figures.Unread, figures.UnreadBy[Severity.Critical], figures.UnreadBy[Severity.Warning], figures.Snoozed));
        Assert.Equal((3, _estate.Time.GetUtcNow().UtcDateTime.AddHours(1)), (figures.Waiting!.Id, figures.NextWake));
    }

    [Theory]
    [InlineData(DeskView.Unread, null, "SEARCH n USING INTEGER PRIMARY KEY (rowid>?)")]
    [InlineData(DeskView.Inbox, null, "SEARCH n USING INTEGER PRIMARY KEY (rowid>?)")]
    [InlineData(DeskView.All, null, "SCAN n")] // Backwards, until the page is full.
    [InlineData(DeskView.Inbox, "rentOverdue", "IX_Notifications_Kind")]
    public async Task A_page_is_a_walk_that_sorts_nothing(DeskView view, string? kind, string step)
    {
        await _estate.DoAsync(DeskAct.Read, 1);
        var plan = await PlanAsync(await _heard.OfAsync(() => Queries.ListAsync(Desks.Ada, new(view, kind), new PageRequest(1, 2)), "LIMIT"));
        Assert.Contains(step, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SCAN s", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_found_by_its_index_and_words_among_the_newest()
    {
        Assert.Contains("IX_Notifications_SubjectCode", await PlanAsync(await _heard.OfAsync(() => Queries.ListAsync(Desks.Ada, new(DeskView.All, Text: "L2"), new PageRequest(1, 2)), "LIMIT")), StringComparison.Ordinal);
        Assert.Contains("rowid>?", await PlanAsync(await _heard.OfAsync(() => Queries.ListAsync(Desks.Ada, new(DeskView.All, Text: "zoe"), new PageRequest(1, 2)), "LIMIT")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_snoozed_are_found_from_the_persons_own_states()
    {
        var plan = await PlanAsync(await _heard.OfAsync(() => Queries.ListAsync(Desks.Ada, new(DeskView.Snoozed), new PageRequest(1, 2)), "COUNT"));
        Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_is_read_once_for_all_people_and_own_acts_for_that_person_alone()
    {
        Task<int> BellsAsync() => _heard.CountAsync(async () =>
        {
            for (var person = 1; person <= 3; person++) { await _estate.UnreadAsync(TestEstate.As(Roles.Agent, person)); }
        });
        await BellsAsync();
        Assert.Equal(0, await BellsAsync());
        await _estate.PaidAsync(3);
        Assert.Equal(1, await BellsAsync());
        await _estate.DoAsync(DeskAct.Done, 6);
        var own = await BellsAsync();
        Assert.InRange(own, 3, 8);
        Assert.Equal((7, 8), (await _estate.UnreadAsync(), await _estate.UnreadAsync(Desks.Bob)));

        // More than is kept of the newest: each is read anew.
        await _estate.PaidAsync(250);
        Assert.Equal((257, 258), (await _estate.UnreadAsync(), await _estate.UnreadAsync(Desks.Bob)));
    }

    private async Task<string> GroupsAsync(NotificationFilter filter) =>
        string.Join(' ', (await Queries.GroupsAsync(Desks.Ada, filter, new PageRequest(1, 50))).Items.Select(g => $"{g.Latest.Id}:{g.Count}/{g.Unread}"));

    private async Task<string> PlanAsync(string sql)
    {
        await using var db = await _estate.Factory.CreateDbContextAsync();
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
        while (await reader.ReadAsync()) { plan.Add(Convert.ToString(reader["detail"], CultureInfo.InvariantCulture)!); }
        return string.Join('\n', plan);
    }

    private sealed class Heard : DbCommandInterceptor
    {
        private readonly List<string> _sql = [];

        public async Task<string> OfAsync(Func<Task> read, string containing)
        {
            await read();
            lock (_sql) { _sql.Clear(); }
            await read();
            lock (_sql) { return _sql.First(s => s.Contains(containing, StringComparison.Ordinal) && s.Contains("\"Notifications\"", StringComparison.Ordinal)); }
        }

        public async Task<int> CountAsync(Func<Task> read)
        {
            lock (_sql) { _sql.Clear(); }
            await read();
            lock (_sql) { return _sql.Count; }
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            lock (_sql) { _sql.Add(command.CommandText); }
            return ValueTask.FromResult(result);
        }
    }
}

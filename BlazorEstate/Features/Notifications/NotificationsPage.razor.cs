using System.Globalization;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.Features.Notifications;

/// <summary>The person's desk: what happened, and what is still to be done about it.</summary>
public partial class NotificationsPage
{
    private readonly HashSet<long> chosen = [];
    private readonly Dictionary<string, IReadOnlyList<NotificationView>> opened = [];
    private IReadOnlyList<(string Group, IReadOnlyList<(string Key, string Name)> Kinds)> kinds = [];
    private NotificationFilter filter = NotificationFilter.Inbox;
    private DeskFigures? figures;
    private TimeZoneInfo zone = TimeZoneInfo.Utc;
    private Actor? me;
    private bool everything;
    private bool grouped;

    protected override ChangeKinds Watches => ChangeKinds.Notification | ChangeKinds.Reading;

    private bool AllChosen => everything || (Rows is { Items.Count: > 0 } rows && rows.Items.All(r => chosen.Contains(r.Latest.Id)));

    protected override bool Concerns(EstateChange change) => change.Kind != ChangeKinds.Reading || change.Id == me?.UserId;

    protected override async Task OnInitializedAsync()
    {
        me = await Me.GetAsync();
        zone = await Queries.ZoneAsync(me, Gone);
        kinds = [.. EventKinds.All.Where(k => k.Audience.Length == 0 || me.Can(k.Audience)).GroupBy(k => k.Group)
            .Select(g => (g.Key.ToString(), (IReadOnlyList<(string, string)>)[(Names.Of(g.Key), L["AllOfGroup", Sentences.Group(g.Key)].Value), .. g.Select(k => (k.Key, Sentences.Kind(k.Key)))]))
            .Select(g => (Sentences.Group(Enum.Parse<EventGroup>(g.Item1)), g.Item2))];
    }

    protected override async Task<Paged<NotificationGroup>> ReadAsync(ListQuery query, CancellationToken ct)
    {
        me ??= await Me.GetAsync();
        var (asked, byRecord) = (NotificationFilter.Of(query), query["group"] == "subject");
        if (asked != filter || byRecord != grouped)
        {
            Clear();
            opened.Clear();
        }

        (filter, grouped) = (asked, byRecord);
        var page = query.Slice([""]).Page;
        var rows = byRecord
            ? await Queries.GroupsAsync(me, asked, page, ct)
            : (await Queries.ListAsync(me, asked, page, ct)).As(n => new NotificationGroup(n, 1, n.IsUnread ? 1 : 0));
        figures = await Queries.FiguresAsync(me, ct);
        chosen.IntersectWith(rows.Items.Select(r => r.Latest.Id));
        foreach (var (key, row) in rows.Items.Where(r => opened.ContainsKey(KeyOf(r))).Select(r => (KeyOf(r), r)).ToList())
        {
            opened[key] = await Queries.AboutAsync(me, asked, row.Latest.SubjectKind, row.Latest.SubjectId, ct);
        }

        return rows;
    }

    private static string KeyOf(NotificationGroup row) => $"{row.Latest.SubjectKind}/{row.Latest.SubjectId}";

    private static string Number(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private string? Wakes(NotificationView item) => item.SnoozedUntil is { } until
        ? L["Until", TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(until, DateTimeKind.Utc), zone).ToString("g", CultureInfo.CurrentCulture)].Value : null;

    private void Choose(long id, bool on)
    {
        if (everything) { ChooseAll(true); }
        everything = false;
        _ = on ? chosen.Add(id) : chosen.Remove(id);
    }

    private void ChooseAll(bool on)
    {
        Clear();
        if (on) { chosen.UnionWith(Rows!.Items.Select(r => r.Latest.Id)); }
    }

    private void Clear()
    {
        chosen.Clear();
        everything = false;
    }

    private async Task ExpandAsync(NotificationGroup row)
    {
        if (!opened.Remove(KeyOf(row)))
        {
            opened[KeyOf(row)] = await Queries.AboutAsync(me!, filter, row.Latest.SubjectKind, row.Latest.SubjectId, Gone);
        }
    }

    private async Task ReadAsync(NotificationView item)
    {
        // The page may be gone by the time it is kept.
        if (item.IsUnread) { await Service.ReadAsync(item.Id, me!); }
    }

    private async Task ActAsync((NotificationView Item, DeskAct Act) order) =>
        await Hand.DoAsync(order.Act, me!, grouped ? await Queries.WithAllOfTheirRecordsAsync(me!, filter, [order.Item.Id], Gone) : [order.Item.Id]);

    private async Task ActOnOneAsync((NotificationView Item, DeskAct Act) order) => await Hand.DoAsync(order.Act, me!, [order.Item.Id]);

    private async Task ActOnChosenAsync(DeskAct act)
    {
        IReadOnlyCollection<long> ids = grouped && !everything ? await Queries.WithAllOfTheirRecordsAsync(me!, filter, chosen, Gone) : [.. chosen];
        if (await Hand.DoAsync(act, me!, ids, everything ? filter : null)) { Clear(); }
    }
}

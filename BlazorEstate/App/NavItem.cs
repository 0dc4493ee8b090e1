using System.Reflection;
using BlazorEstate.Access;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.App;

/// <summary>A place in the navigation. Text is a key of ShellText; without the permission it is not shown.</summary>
public sealed record NavItem(string Text, string Icon, string Url, string? Permission = null)
{
    /// <summary>Groups by the key of their heading; the first has none.</summary>
    public static IReadOnlyList<(string? Heading, NavItem[] Items)> All { get; } =
    [
        (null, [new("Nav.Home", "today", EstateUrls.Home), new("Nav.Reports", "description", EstateUrls.Reports, Permissions.StatisticsView)]),
        ("Group.Rent",
        [
            new("Nav.Leases", "contract", EstateUrls.Leases, Permissions.LeasesView),
            new("Nav.Payments", "payments", EstateUrls.Payments, Permissions.PaymentsView),
            new("Nav.Tenants", "group", EstateUrls.Tenants, Permissions.TenantsView),
            new("Nav.Documents", "folder_open", EstateUrls.Documents, Permissions.DocumentsView),
        ]),
        ("Group.Planning",
        [
            new("Nav.Calendar", "calendar_month", EstateUrls.Calendar, Permissions.VisitsView),
            new("Nav.Visits", "event_available", EstateUrls.Visits, Permissions.VisitsView),
            new("Nav.Maintenance", "handyman", EstateUrls.Maintenance, Permissions.MaintenanceView),
            new("Nav.Vendors", "engineering", EstateUrls.Vendors, Permissions.VendorsView),
        ]),
        ("Group.Portfolio",
        [
            new("Nav.Properties", "apartment", EstateUrls.Properties, Permissions.PropertiesView),
            new("Nav.Units", "door_front", EstateUrls.Units, Permissions.PropertiesView),
            new("Nav.Equipment", "water_heater", EstateUrls.Equipment, Permissions.MaintenanceView),
            new("Nav.Owners", "key", EstateUrls.Owners, Permissions.OwnersView),
        ]),
        ("Group.Admin",
        [
            new("Nav.Import", "upload_file", EstateUrls.Import, Permissions.ImportRun),
            new("Nav.Outbox", "outgoing_mail", EstateUrls.Outbox, Permissions.MailsView),
            new("Nav.Audit", "policy", EstateUrls.Audit, Permissions.AuditView),
            new("Nav.Users", "manage_accounts", EstateUrls.Users, Permissions.UsersManage),
            new("Nav.Settings", "settings", EstateUrls.Settings),
        ]),
    ];

    private static readonly HashSet<string> Pages =
        [.. typeof(NavItem).Assembly.GetTypes().SelectMany(x => x.GetCustomAttributes<RouteAttribute>()).Select(x => x.Template)];

    /// <summary>What this person may open, without places that have no page.</summary>
    public static IEnumerable<(string? Heading, NavItem[] Items)> For(Actor actor) =>
        from x in All
        let items = x.Items.Where(i => Pages.Contains(i.Url) && (i.Permission is null || actor.Can(i.Permission))).ToArray()
        where items.Length > 0
        select (x.Heading, items);
}

using System.Globalization;

namespace BlazorEstate.Shared;

/// <summary>Every address of the application, in one typed place.</summary>
public static class EstateUrls
{
    public const string Home = "/";
    public const string Owners = "/owners";
    public const string Properties = "/properties";
    public const string Units = "/units";
    public const string Tenants = "/tenants";
    public const string Leases = "/leases";
    public const string NewLease = "/leases/new";
    public const string Payments = "/payments";
    public const string Dues = "/dues";
    public const string Maintenance = "/maintenance";
    public const string Plans = "/maintenance/plans";
    public const string Equipment = "/equipment";
    public const string History = "/maintenance/history";
    public const string HistoryFile = "/maintenance/history.csv";
    public const string Vendors = "/vendors";
    public const string Visits = "/visits";
    public const string Calendar = "/calendar";
    public const string CalendarFile = "/calendar.ics";
    public const string Reports = "/reports";
    public const string Documents = "/documents";
    public const string Import = "/import";
    public const string Audit = "/audit";
    public const string Users = "/users";
    public const string UserRoles = "/users/roles";
    public const string Notifications = "/notifications";
    public const string Outbox = "/notifications/outbox";
    public const string NotificationPreferences = "/account/notifications";
    public const string Settings = "/settings";
    public const string Letters = "/settings/letters";
    public const string SignIn = "/account/sign-in";
    public const string SignOut = "/account/sign-out";
    public const string Account = "/account";
    public const string Forbidden = "/forbidden";
    public const string ForgotPassword = "/account/forgot-password";
    public const string ResetPassword = "/account/reset-password";
    public const string ChangePassword = "/account/change-password";
    public const string Setup = "/account/setup";

    /// <summary>A letter's wording in a language, shown with a lease's data.</summary>
    public static string Letter(string key, string? language = null, string? leaseCode = null, string? view = null) =>
        With(Record(Letters, key), ("lang", language), ("lease", leaseCode), ("view", view));

    public static string Owner(string code) => Record(Owners, code);

    public static string Property(string code) => Record(Properties, code);

    public static string Unit(string code) => Record(Units, code);

    public static string Tenant(string code) => Record(Tenants, code);

    public static string Lease(string code) => Record(Leases, code);

    public static string Intervention(string code) => Record(Maintenance, code);

    public static string Plan(string code) => Record(Plans, code);

    public static string EquipmentOf(string code) => Record(Equipment, code);
    /// <summary>Where faults of a unit are reported without an account.</summary>
    public static string ReportFault(string token) => $"/report/{token}";

    /// <summary>The link of a unit, for colleagues.</summary>
    public static string UnitReportLink(string code) => $"{Unit(code)}/report-link";

    /// <summary>A notice of that link to be printed and put up.</summary>
    public static string UnitReportPoster(string code, string language, string size) => With($"{UnitReportLink(code)}/poster", ("lang", language), ("size", size));

    /// <summary>A photo or another file of an intervention.</summary>
    public static string EquipmentFile(string code, long id) => $"{EquipmentOf(code)}/files/{id.ToString(CultureInfo.InvariantCulture)}";

    public static string InterventionFile(string code, long id) => $"{Intervention(code)}/files/{id.ToString(CultureInfo.InvariantCulture)}";
    /// <summary>What was done on or by one of these.</summary>
    public static string HistoryOf(string? unit = null, string? property = null, string? vendor = null, string? equipment = null) =>
        With(History, ("unit", unit), ("property", property), ("vendor", vendor), ("equipment", equipment));

    public static string Vendor(string code) => Record(Vendors, code);

    public static string Visit(string code) => Record(Visits, code);

    public static string Inventory(string visitCode, string? room = null) => With(Visit(visitCode) + "/inventory", ("room", room));

    public static string VisitFile(string visitCode, long id) => $"{Visit(visitCode)}/files/{id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Book a visit that begins then (the agency's time), then come back to this page.</summary>
    public static string BookVisit(DateTime? start = null, DateTime? end = null, string? unitCode = null, string? returnUrl = null) =>
        With(Visits, ("book", start?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) ?? "true"), ("until", end?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)), ("unitCode", unitCode), ("returnUrl", returnUrl));

    /// <summary>What the calendar has on a day as a list; of one layer, where one is named.</summary>
    public static string CalendarList(DateOnly day, string? only = null) => With(Calendar, ("view", "agenda"), ("date", Day(day)), ("days", "1"), ("only", only));

    /// <summary>The documents of a record.</summary>
    /// <param name="kind">Entity's name, "Lease".</param>
    public static string DocumentsOf(string kind, string code) => $"{Documents}?subject={char.ToLowerInvariant(kind[0])}{kind[1..]}:{Uri.EscapeDataString(code)}";

    public static string DocumentFile(string code) => $"{Record(Documents, code)}/file";

    public static string Report(string key) => Record(Reports, key);

    public static string ReportFile(long run) => $"{Reports}/runs/{run.ToString(CultureInfo.InvariantCulture)}/file";

    /// <summary>Payments dated in a span of days, both included.</summary>
    public static string PaymentsBetween(DateOnly from, DateOnly to) => With(Payments, ("from", Day(from)), ("to", Day(to)));

    /// <summary>Charges due in a span of days, both included.</summary>
    public static string DuesBetween(DateOnly? from, DateOnly? to, bool openOnly = false) =>
        With(Dues, ("from", Day(from)), ("to", Day(to)), ("open", openOnly ? "true" : null));

    /// <summary>Leases with something overdue, the most first.</summary>
    public static string LeasesInArrears => With(Leases, ("arrears", "true"), ("sort", "arrears"), ("dir", "desc"));

    /// <summary>Leases that run now and end before a day.</summary>
    public static string LeasesEndingBefore(DateOnly day) => With(Leases, ("endsBefore", Day(day)), ("status", "running"), ("sort", "end"));

    public static string VacantUnits => With(Units, ("state", "vacant"));

    public static string Mail(long id) => $"{Outbox}/{id.ToString(CultureInfo.InvariantCulture)}";

    public static string MailFile(long mail, long id) => $"{Mail(mail)}/files/{id.ToString(CultureInfo.InvariantCulture)}";

    public static string Payment(long id) => $"{Payments}/{id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Sign in, then come back to this page.</summary>
    public static string SignInThen(string returnUrl) => With(SignIn, ("returnUrl", returnUrl));

    /// <summary>Where a reset link of a mail leads.</summary>
    public static string ResetLink(long userId, string code) => With(ResetPassword, ("user", userId.ToString(CultureInfo.InvariantCulture)), ("code", code));

    /// <summary>The address when it stays on this site, else the home page: a link from outside must not send people elsewhere.</summary>
    public static string LocalOrHome(string? url) =>
        url is ['/', .. var rest] && !rest.StartsWith('/') && !rest.StartsWith('\\') && !url.Any(char.IsControl) ? url : Home;

    /// <summary>Record a payment for a lease, then come back to this page.</summary>
    public static string RecordPayment(string leaseCode, string? returnUrl = null) => With(Payments, ("record", leaseCode), ("returnUrl", returnUrl));
    public static string User(long id) => $"{Users}/{id.ToString(CultureInfo.InvariantCulture)}";

    public static string Search(string text) => $"/search?q={Uri.EscapeDataString(text)}";

    public static string Culture(string culture, string returnUrl) => $"/culture?c={culture}&returnUrl={Uri.EscapeDataString(returnUrl)}";

    /// <summary>The page of a record that the audit trail or a notification names; null where it has none.</summary>
    public static string? Subject(string kind, string code) => kind switch
    {
        "Owner" => Owner(code),
        "Property" => Property(code),
        "Unit" => Unit(code),
        "Tenant" => Tenant(code),
        "Lease" => Lease(code),
        "Payment" => Record(Payments, code),
        "Report" => Report(code),
        "StoredDocument" => With(Documents, ("q", code)),
        "OutgoingMail" => code.Length == 0 ? With(Outbox, ("status", "dead")) : Record(Outbox, code),
        "Intervention" => Intervention(code),
        "Vendor" => Vendor(code),
        "Visit" => Visit(code),
        "Inventory" => Inventory(code),
        "PreventivePlan" => Plan(code),
        "Equipment" => EquipmentOf(code),
        "Import" or "ImportRun" => Import,
        "EstateUser" => Users,
        "KnownDevice" => Account,
        _ => null,
    };

    /// <summary>Whether the page is rendered by the server alone, as those that set cookies are.</summary>
    public static bool HasNoCircuit(string url) =>
        url.Split('?', '#')[0] is var path && (path == Account || (path.StartsWith(Account + "/", StringComparison.Ordinal) && path != NotificationPreferences));

    /// <summary>An address with a query string of the pairs that have a value.</summary>
    public static string With(string url, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var first = !url.Contains('?', StringComparison.Ordinal);
        foreach (var (name, value) in query)
        {
            if (!string.IsNullOrEmpty(value))
            {
                url += (first ? "?" : "&") + name + "=" + Uri.EscapeDataString(value);
                first = false;
            }
        }

        return url;
    }

    /// <summary>A part of the notifications: view, kind or group of kinds, severity.</summary>
    public static string NotificationsOf(string? view = null, string? kind = null, string? severity = null) =>
        With(Notifications, ("kind", kind), ("severity", severity), ("view", view));

    /// <summary>All that was told of a record.</summary>
    public static string NotificationsAbout(string code) => With(Notifications, ("q", code), ("view", "all"));

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Record(string plural, string code) => $"{plural}/{Uri.EscapeDataString(code)}";
}

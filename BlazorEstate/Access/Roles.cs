using static BlazorEstate.Access.Permissions;

namespace BlazorEstate.Access;

/// <summary>The six built-in roles and what each may do. The keys are stored; people see them translated.</summary>
public static class Roles
{
    public const string Agent = "agent";
    public const string Manager = "manager";
    public const string Accountant = "accountant";
    public const string Coordinator = "coordinator";
    public const string Auditor = "auditor";
    public const string Administrator = "administrator";

    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Allowed { get; } = new Dictionary<string, IReadOnlySet<string>>
    {
        [Agent] = Set([.. Views, OwnersEdit, PropertiesEdit, TenantsEdit, LeasesEdit, PaymentsRecord, MaintenanceRequest, VisitsEdit, DocumentsEdit, MailsSend]),
        [Manager] = Set([.. Views, OwnersEdit, PropertiesEdit, TenantsEdit, LeasesEdit, ChargesIssue, PaymentsRecord, PaymentsReverse, MaintenanceRequest, MaintenanceEdit, MaintenanceApprove, VendorsEdit, VisitsEdit, DocumentsEdit, MailsSend, ImportRun, AuditView]),
        [Accountant] = Set([.. Views, ChargesIssue, PaymentsRecord, PaymentsReverse, MailsSend, ImportRun, AuditView]),
        [Coordinator] = Set([PropertiesView, TenantsView, LeasesView, MaintenanceView, MaintenanceRequest, MaintenanceEdit, VendorsView, VendorsEdit, VisitsView, VisitsEdit]),
        [Auditor] = Set([.. Views, AuditView]),
        [Administrator] = Set([.. Permissions.All]),
    };

    public static IReadOnlyList<string> All { get; } = [.. Allowed.Keys];

    /// <summary>All that somebody with these roles may do.</summary>
    public static IReadOnlySet<string> PermissionsOf(IEnumerable<string> roles) =>
        roles.Where(Allowed.ContainsKey).SelectMany(r => Allowed[r]).ToHashSet();

    private static HashSet<string> Set(string[] permissions) => [.. permissions];
}

namespace BlazorEstate.Access;

/// <summary>What a person may do. Each constant is the name of the policy that asks for it.</summary>
public static class Permissions
{
    public const string OwnersView = "owners.view";
    public const string OwnersEdit = "owners.edit";
    public const string PropertiesView = "properties.view";
    public const string PropertiesEdit = "properties.edit";
    public const string TenantsView = "tenants.view";
    public const string TenantsEdit = "tenants.edit";
    public const string LeasesView = "leases.view";
    public const string LeasesEdit = "leases.edit";
    public const string ChargesIssue = "charges.issue";
    public const string PaymentsView = "payments.view";
    public const string PaymentsRecord = "payments.record";
    public const string PaymentsReverse = "payments.reverse";
    public const string StatisticsView = "statistics.view";
    public const string MaintenanceView = "maintenance.view";
    public const string MaintenanceRequest = "maintenance.request";
    public const string MaintenanceEdit = "maintenance.edit";
    public const string MaintenanceApprove = "maintenance.approve";
    public const string VendorsView = "vendors.view";
    public const string VendorsEdit = "vendors.edit";
    public const string VisitsView = "visits.view";
    public const string VisitsEdit = "visits.edit";
    public const string MailsView = "mails.view";
    public const string MailsSend = "mails.send";
    public const string DocumentsView = "documents.view";
    public const string DocumentsEdit = "documents.edit";
    public const string ImportRun = "import.run";
    public const string AuditView = "audit.view";
    public const string UsersManage = "users.manage";
    public const string SettingsManage = "settings.manage";

    public static IReadOnlyList<string> All { get; } =
    [
        OwnersView, OwnersEdit, PropertiesView, PropertiesEdit, TenantsView, TenantsEdit, LeasesView, LeasesEdit, ChargesIssue,
        PaymentsView, PaymentsRecord, PaymentsReverse, StatisticsView, MaintenanceView, MaintenanceRequest, MaintenanceEdit, MaintenanceApprove, VendorsView, VendorsEdit, VisitsView, VisitsEdit, MailsView, MailsSend, DocumentsView, DocumentsEdit, ImportRun, AuditView, UsersManage, SettingsManage,
    ];

    /// <summary>Everything that only reads.</summary>
    public static IReadOnlyList<string> Views { get; } = [OwnersView, PropertiesView, TenantsView, LeasesView, PaymentsView, StatisticsView, MaintenanceView, VendorsView, VisitsView, MailsView, DocumentsView];
}

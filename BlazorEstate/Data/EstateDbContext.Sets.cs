using BlazorEstate.Data.Auditing;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Data;

/// <summary>The tables.</summary>
public sealed partial class EstateDbContext
{
    public DbSet<Owner> Owners => Set<Owner>();

    public DbSet<Property> Properties => Set<Property>();

    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Tenant> Tenants => Set<Tenant>();

    public DbSet<Lease> Leases => Set<Lease>();

    public DbSet<LeaseLine> LeaseLines => Set<LeaseLine>();

    public DbSet<LeaseAccount> LeaseAccounts => Set<LeaseAccount>();

    public DbSet<Charge> Charges => Set<Charge>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentAllocation> Allocations => Set<PaymentAllocation>();

    public DbSet<Intervention> Interventions => Set<Intervention>();

    public DbSet<InterventionEntry> InterventionEntries => Set<InterventionEntry>();

    public DbSet<InterventionCost> InterventionCosts => Set<InterventionCost>();

    public DbSet<Vendor> Vendors => Set<Vendor>();

    public DbSet<Quote> Quotes => Set<Quote>();

    public DbSet<VendorInvoice> VendorInvoices => Set<VendorInvoice>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<Equipment> Equipment => Set<Equipment>();

    public DbSet<PreventivePlan> PreventivePlans => Set<PreventivePlan>();

    public DbSet<InterventionReporter> InterventionReporters => Set<InterventionReporter>();

    public DbSet<ReportLink> ReportLinks => Set<ReportLink>();

    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<Inventory> Inventories => Set<Inventory>();

    public DbSet<InventoryItem> InventoryItems => Set<InventoryItem>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<NotificationState> NotificationStates => Set<NotificationState>();

    public DbSet<NotificationMark> NotificationMarks => Set<NotificationMark>();

    public DbSet<ReadingSign> ReadingSigns => Set<ReadingSign>();

    public DbSet<NotificationPreference> NotificationPreferences => Set<NotificationPreference>();

    public DbSet<NotificationSettings> NotificationSettings => Set<NotificationSettings>();

    public DbSet<KnownDevice> KnownDevices => Set<KnownDevice>();

    public DbSet<WorkMark> WorkMarks => Set<WorkMark>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<MailAttachment> MailAttachments => Set<MailAttachment>();

    public DbSet<StoredDocument> Documents => Set<StoredDocument>();

    public DbSet<ReportRun> ReportRuns => Set<ReportRun>();

    public DbSet<LetterText> LetterTexts => Set<LetterText>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<CodeCounter> CodeCounters => Set<CodeCounter>();
}

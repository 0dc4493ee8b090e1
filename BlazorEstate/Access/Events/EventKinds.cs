using BlazorEstate.Domain;
using static BlazorEstate.Access.Events.EventGroup;
using static BlazorEstate.Access.Permissions;
using static BlazorEstate.Access.Roles;
using static BlazorEstate.Domain.MailChoice;
using static BlazorEstate.Domain.Severity;

namespace BlazorEstate.Access.Events;

/// <summary>
/// Everything that people are told of. A new kind is one entry here, with its sentence in the two EventsText files beside;
/// bell, page, filters, preferences, mails, digests and API take it from here.
/// </summary>
public static class EventKinds
{
    public static readonly EventKind PaymentReceived = new("paymentReceived", Payments, Success, PaymentsView, "payments", (Accountant, Daily));
    public static readonly EventKind PaymentReversed = new("paymentReversed", Payments, Warning, PaymentsView, "undo", (Accountant, AtOnce), (Manager, Daily));
    public static readonly EventKind RentDueSoon = new("rentDueSoon", Payments, Information, PaymentsView, "event_upcoming");
    public static readonly EventKind RentOverdue = new("rentOverdue", Payments, Warning, PaymentsView, "running_with_errors", (Agent, Daily), (Accountant, Daily), (Manager, Daily));
    public static readonly EventKind LeaseCreated = new("leaseCreated", Leases, Information, LeasesView, "contract", (Manager, Weekly));
    public static readonly EventKind LeaseEnding = new("leaseEnding", Leases, Warning, LeasesView, "event_upcoming", (Agent, Daily), (Manager, Weekly));
    public static readonly EventKind LeaseEnded = new("leaseEnded", Leases, Information, LeasesView, "event_busy", (Manager, Daily));
    public static readonly EventKind DepositToReturn = new("depositToReturn", Leases, Warning, LeasesView, "savings", (Agent, AtOnce), (Accountant, Daily));
    public static readonly EventKind DocumentExpiring = new("documentExpiring", Leases, Warning, DocumentsView, "history_edu", (Agent, Daily));
    public static readonly EventKind MaintenanceRequested = new("maintenanceRequested", Maintenance, Information, MaintenanceView, "handyman", (Coordinator, AtOnce));
    public static readonly EventKind MaintenanceAssigned = new("maintenanceAssigned", Maintenance, Information, MaintenanceView, "assignment_ind", (Agent, AtOnce), (Coordinator, AtOnce));
    public static readonly EventKind MaintenanceChanged = new("maintenanceChanged", Maintenance, Information, MaintenanceView, "published_with_changes", (Coordinator, Daily));
    public static readonly EventKind RechargeDue = new("rechargeDue", Maintenance, Information, ChargesIssue, "request_quote", (Accountant, Daily));
    public static readonly EventKind QuoteToApprove = new("quoteToApprove", Maintenance, Warning, MaintenanceApprove, "approval", (Manager, AtOnce));
    public static readonly EventKind QuoteDecided = new("quoteDecided", Maintenance, Information, MaintenanceView, "request_quote", (Coordinator, AtOnce), (Manager, AtOnce));
    public static readonly EventKind MaintenanceLate = new("maintenanceLate", Maintenance, Critical, MaintenanceView, "alarm", (Coordinator, AtOnce), (Manager, Daily));
    public static readonly EventKind MaintenancePlanned = new("maintenancePlanned", Maintenance, Information, MaintenanceView, "event_repeat", (Coordinator, Daily));
    public static readonly EventKind LegalCheckOverdue = new("legalCheckOverdue", Maintenance, Critical, MaintenanceView, "gavel", (Coordinator, AtOnce), (Manager, AtOnce));
    public static readonly EventKind VendorInsuranceEnding = new("vendorInsuranceEnding", Maintenance, Warning, VendorsEdit, "shield", (Coordinator, AtOnce), (Manager, Weekly));
    public static readonly EventKind VendorContractEnding = new("vendorContractEnding", Maintenance, Warning, VendorsEdit, "handshake", (Coordinator, Daily), (Manager, Weekly));
    public static readonly EventKind VisitBooked = new("visitBooked", Planning, Information, VisitsView, "event", (Agent, AtOnce), (Coordinator, AtOnce), (Manager, AtOnce));
    public static readonly EventKind VisitMoved = new("visitMoved", Planning, Warning, VisitsView, "event_repeat", (Agent, AtOnce));
    public static readonly EventKind VisitCancelled = new("visitCancelled", Planning, Warning, VisitsView, "event_busy", (Agent, AtOnce));
    public static readonly EventKind VisitTomorrow = new("visitTomorrow", Planning, Information, VisitsView, "today", (Agent, AtOnce));
    public static readonly EventKind InterventionTomorrow = new("interventionTomorrow", Planning, Information, MaintenanceView, "handyman", (Agent, AtOnce), (Coordinator, AtOnce));
    public static readonly EventKind ImportFinished = new("importFinished", EventGroup.System, Success, Permissions.ImportRun, "upload_file");
    public static readonly EventKind ReportReady = new("reportReady", EventGroup.System, Success, StatisticsView, "description", (Accountant, AtOnce));
    public static readonly EventKind MailUndelivered = new("mailUndelivered", EventGroup.System, Critical, MailsView, "unsubscribe", (Agent, Daily), (Administrator, AtOnce));
    public static readonly EventKind SignInFromNewDevice = new("signInFromNewDevice", Security, Warning, TheirOwn, "shield_person",
        (Agent, AtOnce), (Manager, AtOnce), (Accountant, AtOnce), (Coordinator, AtOnce), (Auditor, AtOnce), (Administrator, AtOnce));

    // Nobody is told but the person it is addressed to.
    private const string TheirOwn = "";

    public static IReadOnlyList<EventKind> All { get; } =
        [.. typeof(EventKinds).GetFields().Where(f => f.FieldType == typeof(EventKind)).Select(f => (EventKind)f.GetValue(null)!)];

    private static readonly Dictionary<string, EventKind> ByKey = All.ToDictionary(k => k.Key);

    public static EventKind? Find(string? key) => key is null ? null : ByKey.GetValueOrDefault(key);
}

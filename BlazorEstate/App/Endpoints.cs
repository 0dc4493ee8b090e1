using BlazorEstate.Access;
using BlazorEstate.Features.Audit;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Features.Dashboards;
using BlazorEstate.Features.Documents;
using BlazorEstate.Features.EquipmentRegister;
using BlazorEstate.Features.FaultReports;
using BlazorEstate.Features.FaultReports.Public;
using BlazorEstate.Features.Import;
using BlazorEstate.Features.Leases;
using BlazorEstate.Features.Mails;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Maintenance.History;
using BlazorEstate.Features.Maintenance.Attachments;
using BlazorEstate.Features.Notices;
using BlazorEstate.Features.Notifications;
using BlazorEstate.Features.Owners;
using BlazorEstate.Features.Payments;
using BlazorEstate.Features.Plans;
using BlazorEstate.Features.Properties;
using BlazorEstate.Features.Reports;
using BlazorEstate.Features.Tenants;
using BlazorEstate.Features.Vendors;
using BlazorEstate.Features.Visits;
using BlazorEstate.Features.Visits.Inventories;
using BlazorEstate.Shared.Http;

namespace BlazorEstate.App;

/// <summary>What answers programs and hands out files. Each belongs to a feature; this is only their list.</summary>
public static class Endpoints
{
    /// <summary>/api/v1, for bearer tokens alone.</summary>
    public static void MapEstateApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiAnswers.Root).RequireToken();
        api.MapStatistics();
        api.MapReports();
        api.MapDocumentRecords();
        api.MapNotifications();
        api.MapNotices();
        api.MapAudit();
        api.MapOwners();
        api.MapProperties();
        api.MapUnits();
        api.MapTenants();
        api.MapLeases();
        api.MapPayments();
        api.MapMaintenance();
        api.MapVendors();
        api.MapPlans();
        api.MapEquipment();
        api.MapVisits();
        api.MapMails();
        api.MapCalendar();
    }

    /// <summary>Files for people who are signed in, and calendar feeds for who knows their secret.</summary>
    public static void MapEstateFiles(this WebApplication app)
    {
        app.MapImport();
        app.MapCalendarFiles();
        app.MapMailFiles();
        app.MapVisitFiles();
        app.MapDocuments();
        app.MapReportFiles();
        app.MapInterventionFiles();
        app.MapEquipmentFiles();
        app.MapHistoryFile();
        app.MapFaultReports();
        app.MapReportPoster();
    }
}

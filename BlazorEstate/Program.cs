using BlazorEstate.Access;
using BlazorEstate.App;
using BlazorEstate.Data;
using BlazorEstate.Email;
using BlazorEstate.Features.Account;
using BlazorEstate.Features.Import;
using BlazorEstate.Features.Audit;
using BlazorEstate.Features.Calendar;
using BlazorEstate.Features.Dashboards;
using BlazorEstate.Features.Documents;
using BlazorEstate.Features.EquipmentRegister;
using BlazorEstate.Features.FaultReports;
using BlazorEstate.Features.Leases;
using BlazorEstate.Features.Letters;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Notices;
using BlazorEstate.Features.Notifications;
using BlazorEstate.Features.Mails;
using BlazorEstate.Features.Owners;
using BlazorEstate.Features.Payments;
using BlazorEstate.Features.Plans;
using BlazorEstate.Features.Properties;
using BlazorEstate.Features.Reminders;
using BlazorEstate.Features.Reports;
using BlazorEstate.Features.Search;
using BlazorEstate.Features.Tenants;
using BlazorEstate.Features.Users;
using BlazorEstate.Features.Vendors;
using BlazorEstate.Features.Visits;
using BlazorEstate.Live;
using BlazorEstate.Shared.Http;
using BlazorEstate.Shared;

try
{
    var builder = RootSettings.CreateBuilder(args);
    CommandLine.Prepare(builder, args);

    builder.Services.AddAgency(builder.Configuration);
    builder.Services.AddEstateData(builder.Configuration, builder.Environment.ContentRootPath, strict: !builder.Environment.IsProduction());
    builder.Services.AddEstateAccess(builder.Environment.ContentRootPath);
    builder.Services.AddEstateLive();
    builder.Services.AddEstateEmail(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddAccount().AddUsers();
    builder.Services.AddOwners().AddProperties().AddTenants();
    builder.Services.AddLeases(builder.Configuration).AddReminders(builder.Configuration);
    builder.Services.AddMaintenance(builder.Configuration).AddVendors().AddPlans().AddEquipment().AddVisits(builder.Configuration).AddCalendar().AddFaultReports(builder.Configuration);
    builder.Services.AddDocuments(builder.Configuration).AddReports();
    builder.Services.AddPayments().AddLetterSettings().AddImport().AddApiFaults();
    builder.Services.AddDashboards().AddNotifications().AddNotices().AddAudit().AddSearch().AddOutbox();
    builder.Services.AddShell().AddApiDescription();

    var app = builder.Build();
    if (CommandLine.IsVerb(args))
    {
        return await CommandLine.RunAsync(app, args);
    }

    await app.Services.MigrateEstateAsync();
    await app.StartAccountsAsync();
    await app.FillDemosAsync();

    app.UseShell();
    app.UseAccount();
    app.UseApiFaults();
    app.MapEstateApi();
    app.MapEstateFiles();
    app.MapOpenApi();
    app.MapHealth();
    app.MapShell();

    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is SettingException or IOException or FormatException)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}

using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Import;

/// <summary>Files know vendors by their names alone.</summary>
public sealed class VendorsOfImports
{
    private const string Header = "code,unit_code,title,category,priority,status,reported,completed,labour_cost,parts_cost,vendor,charged_to\n";

    [Fact]
    public async Task Each_name_becomes_one_vendor_whose_trades_are_what_it_did()
    {
        await using var agency = await Agency.CreateAsync();
        agency.Write("maintenance.csv", Header
            + "M1,U1,Fuite,plumbing,high,completed,2025-02-01,2025-02-03,80.00,20.50,Élec’Services,owner\n"
            + "M2,U2,Prise,electrical,low,open,2025-06-10,,,,ÉLEC'SERVICES,owner\n"
            + "M3,U2,Porte,locksmith,low,open,2025-06-10,,,, Serrures ,owner\n"
            + "M4,U2,Porte,locksmith,low,open,2025-06-10,,,,,owner\n");
        var report = await agency.ImportAsync();
        Assert.Equal((0, 2), (report.Errors.Count, report.Vendors));
        var vendors = await agency.Estate.ReadAsync(db => db.Vendors.OrderBy(v => v.Id).ToListAsync());
        Assert.Equal([("S00001", "Élec’Services", "elec'services"), ("S00002", "Serrures", "serrures")], vendors.Select(v => (v.Code, v.Name, v.SortName)));
        Assert.Equal(["electrical", "plumbing"], vendors[0].Trades);
        Assert.All(vendors, v => Assert.Equal((report.RunId, 1L, true, "fr"), (v.ImportId, v.Version, v.Active, v.Language)));
        Assert.Equal([vendors[0].Id, vendors[0].Id, vendors[1].Id, null], await agency.Estate.ReadAsync(db => db.Interventions.OrderBy(i => i.Id).Select(i => i.VendorId).ToListAsync()));
        Assert.Contains("electrical", vendors[0].SearchText, StringComparison.Ordinal);
        Assert.True((await agency.ImportAsync()).BringsNothing);
        Assert.Equal(2, await agency.Estate.ReadAsync(db => db.Vendors.CountAsync()));
    }

    [Fact]
    public async Task Later_files_find_the_vendors_that_are_there_and_give_others_the_next_codes()
    {
        await using var agency = await Agency.CreateAsync();
        await agency.Estate.AddAsync(Vendor.Create("S00002", new("Thermi Ouest", ["heating"])));
        await agency.ImportAsync();
        Assert.Equal(["S00001", "S00002"], await CodesAsync(agency));
        agency.Append("maintenance.csv", "M5,U1,Chaudière,heating,low,open,2025-06-11,,,,THERMI OUEST,owner\nM6,U1,Toit,roof,low,open,2025-06-11,,,,Pâquet,owner\n");
        var report = await agency.ImportAsync();
        Assert.Equal(1, report.Vendors);
        Assert.Equal(["S00001", "S00002", "S00003"], await CodesAsync(agency));
        Assert.Equal("S00002", await agency.Estate.ReadAsync(db => db.Vendors.Where(v => db.Interventions.Any(i => i.Code == "M5" && i.VendorId == v.Id)).Select(v => v.Code).SingleAsync()));
        await using var db = await agency.Estate.Factory.CreateDbContextAsync();
        await using var tx = await db.BeginWriteAsync();
        Assert.Equal("S00004", await db.NextCodeAsync("S"));
    }

    [Fact]
    public async Task What_an_earlier_version_kept_is_linked_once()
    {
        await using var agency = await Agency.CreateAsync();
        agency.Append("maintenance.csv", "M5,U1,Chaudière,heating,low,open,2025-06-11,,,,roux,owner\nM6,U1,Toit,roof,low,open,2025-06-11,,,,Pâquet,owner\n");
        await agency.ImportAsync();
        await using (var db = await agency.Estate.Factory.CreateDbContextAsync())
        {
            await db.Interventions.ExecuteUpdateAsync(s => s.SetProperty(i => i.VendorId, (long?)null));
            await db.Vendors.ExecuteDeleteAsync();
        }

        for (var start = 0; start < 2; start++)
        {
            await agency.Estate.Services.MigrateEstateAsync();
            var vendors = await agency.Estate.ReadAsync(db => db.Vendors.OrderBy(v => v.Id).ToListAsync());
            Assert.Equal(["Roux", "Pâquet"], vendors.Select(v => v.Name));
            Assert.Equal(["heating", "plumbing"], vendors[0].Trades);
            Assert.Equal([vendors[0].Id, null, vendors[0].Id, vendors[1].Id], await agency.Estate.ReadAsync(db => db.Interventions.OrderBy(i => i.Id).Select(i => i.VendorId).ToListAsync()));
        }

        Assert.Equal("3", await agency.Estate.ReadAsync(db => db.AuditEntries.Where(a => a.Action == "link-vendors").Select(a => a.SubjectCode).SingleAsync()));
    }

    [Fact]
    public async Task A_database_of_the_first_release_comes_up_with_its_vendors()
    {
        await using var agency = await Agency.CreateAsync();
        var file = Path.Combine(agency.Folder, "old.db");
        var services = new ServiceCollection().AddDbContextFactory<EstateDbContext>(o => DataSetup.Configure(o, $"Data Source={file};Pooling=False")).AddSingleton(agency.Estate.Get<BlazorEstate.Shared.Currency>());
        await using var old = services.BuildServiceProvider();
        await using (var db = await old.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync())
        {
            await db.GetService<IMigrator>().MigrateAsync("AuditGuards");
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys=OFF");
            await db.Database.ExecuteSqlRawAsync("""
                INSERT INTO "Interventions" ("Code", "UnitId", "Title", "Category", "Priority", "Status", "ReportedOn", "LabourCost", "PartsCost", "OtherCost", "VendorName", "Bearer", "Reopenings", "SearchText", "Version")
                VALUES ('M1', 1, 'Fuite', 'plumbing', 1, 1, '2025-02-01', 0, 0, 0, 'Roux', 0, 0, 'm1 fuite', 3), ('M2', 1, 'Fuite', 'heating', 1, 1, '2025-02-02', 0, 0, 0, 'ROUX', 0, 0, 'm2 fuite', 1)
                """);
        }

        await old.MigrateEstateAsync();
        await using var read = await old.GetRequiredService<IDbContextFactory<EstateDbContext>>().CreateDbContextAsync();
        var vendor = await read.Vendors.SingleAsync();
        Assert.Equal(("S00001", "Roux"), (vendor.Code, vendor.Name));
        Assert.Equal([(vendor.Id, 3L), (vendor.Id, 1L)], (await read.Interventions.OrderBy(i => i.Id).ToListAsync()).Select(i => (i.VendorId!.Value, i.Version)));
    }

    private static Task<List<string>> CodesAsync(Agency agency) => agency.Estate.ReadAsync(db => db.Vendors.OrderBy(v => v.Code).Select(v => v.Code).ToListAsync());
}

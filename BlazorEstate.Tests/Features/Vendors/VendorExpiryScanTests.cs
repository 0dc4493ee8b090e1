using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;
using BlazorEstate.Features.Vendors;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Vendors;

public sealed class VendorExpiryScanTests : VendorWorld
{
    private readonly HeardSql _heard = new();

    [Fact]
    public async Task The_end_is_told_thirty_and_seven_days_before_and_on_the_day_once()
    {
        await VendorAsync("S1", "Plomberie Roux", new(2025, 9, 30), new(2025, 10, 7));
        for (var day = new DateOnly(2025, 8, 20); day < new DateOnly(2025, 10, 20); day = day.AddDays(1))
        {
            await ScanAsync(day);
            Assert.Equal(0, await ScanAsync(day));
        }

        Assert.Equal(["2025-08-31 Warning", "2025-09-23 Warning", "2025-09-30 Critical"], await ToldAsync(EventKinds.VendorInsuranceEnding));
        Assert.Equal(["2025-09-07 Warning", "2025-09-30 Warning", "2025-10-07 Critical"], await ToldAsync(EventKinds.VendorContractEnding));
        var told = await Estate.ReadAsync(db => db.Notifications.OrderBy(n => n.Id).FirstAsync());
        Assert.Equal(("Vendor", "S1", Permissions.VendorsEdit, "/vendors/S1"), (told.SubjectKind, told.SubjectCode, told.Audience, EstateUrls.Subject(told.SubjectKind, told.SubjectCode)));
    }

    [Fact]
    public async Task After_a_stop_the_newest_step_alone_is_told_and_a_new_day_anew()
    {
        await VendorAsync("S1", "Roux", new(2025, 6, 20));
        await VendorAsync("S2", "Gone", new(2025, 6, 20));
        await VendorAsync("S3", "Never");
        await Service.ActivateAsync("S2", null, false, TestEstate.Admin);
        Assert.Equal(1, await ScanAsync(new(2025, 6, 15)));
        Assert.Equal(1, await ScanAsync(new(2026, 1, 1)));
        Assert.Equal(["2025-06-13 Warning", "2025-06-20 Critical"], await ToldAsync(EventKinds.VendorInsuranceEnding));
        var vendor = (await Queries.FindAsync("S1"))!;
        await Service.ChangeAsync("S1", vendor.Version, new("Roux", InsuredUntil: new(2026, 1, 20)), TestEstate.Admin);
        Assert.Equal(1, await ScanAsync(new(2026, 1, 1)));
        Assert.Equal("2025-12-21 Warning", (await ToldAsync(EventKinds.VendorInsuranceEnding))[^1]);
    }

    [Fact]
    public async Task Leap_days_and_the_end_of_the_calendar_do_not_matter()
    {
        await VendorAsync("S1", "Roux", new(2024, 2, 29), new(2200, 12, 31));
        Assert.Equal(1, await ScanAsync(new(2024, 1, 30)));
        Assert.Equal(1, await ScanAsync(new(2024, 2, 29)));
        Assert.Equal(0, await ScanAsync(new(2024, 3, 1)));
        Assert.Equal(1, await ScanAsync(DateOnly.MaxValue));
        Assert.Equal(["2024-01-30 Warning", "2024-02-29 Critical"], await ToldAsync(EventKinds.VendorInsuranceEnding));
    }

    [Fact]
    public async Task A_vendor_that_is_let_go_while_the_scan_looks_is_not_told_of()
    {
        await VendorAsync("S1", "Roux", new(2025, 6, 20));
        _heard.Meanwhile("\"Name\"", () => Service.ActivateAsync("S1", null, false, TestEstate.Admin));
        Assert.Equal(0, await ScanAsync(new(2025, 6, 15)));
        Assert.True((await Service.ActivateAsync("S1", null, true, TestEstate.Admin)).IsOk);
        Assert.Equal(1, await ScanAsync(new(2025, 6, 15)));
    }

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        _heard.On(services);
    }

    private async Task<int> ScanAsync(DateOnly day) => (await Estate.Scoped<VendorExpiryScan>().RunAsync(day, Actor.System)).Notifications;

    private async Task<List<string>> ToldAsync(EventKind kind) =>
        [.. (await Estate.ReadAsync(db => db.Notifications.Where(n => n.Kind == kind.Key).OrderBy(n => n.Id).ToListAsync())).Select(n => $"{n.Milestone:yyyy-MM-dd} {n.Severity}")];
}

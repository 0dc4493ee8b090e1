using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Documents;
using BlazorEstate.Features.Reminders;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static BlazorEstate.Tests.Features.Documents.DocumentWorld;

namespace BlazorEstate.Tests.Features.Documents;

public sealed class DocumentScanTests
{
    private static async Task DailyAsync(DocumentWorld world, string from, string to)
    {
        for (var day = Rents.Day(from); day <= Rents.Day(to); day = day.AddDays(1))
        {
            await world.ScanAsync($"{day:yyyy-MM-dd}");
            Assert.Equal(0, (await world.ScanAsync($"{day:yyyy-MM-dd}")).Notifications);
        }
    }

    [Fact]
    public async Task The_end_is_told_sixty_thirty_and_seven_days_before_and_on_the_day()
    {
        await using var world = await CreateAsync();
        await world.AddAsync(expires: "2025-09-30");
        await DailyAsync(world, "2025-07-30", "2025-10-03");
        Assert.Equal("2025-08-01 2025-08-31 2025-09-23 2025-09-30", await world.MilestonesAsync());
        var told = await world.ToldAsync();
        Assert.Equal([Severity.Warning, Severity.Warning, Severity.Warning, Severity.Critical], told.Select(n => n.Severity));
        Assert.All(told, n => Assert.Equal(("StoredDocument", "D000001", Permissions.DocumentsView), (n.SubjectKind, n.SubjectCode, n.Audience)));
        Assert.Equal("""[{"Text":"attestation"},{"Date":"2025-09-30"},{"Text":"T1"}]""", told[0].Args);
        Assert.Equal("/documents?q=D000001", EstateUrls.Subject(told[0].SubjectKind, told[0].SubjectCode));
    }

    [Fact]
    public async Task After_a_stop_the_newest_step_alone_is_told()
    {
        await using var world = await CreateAsync();
        await world.AddAsync(expires: "2025-09-30");
        Assert.Equal(1, (await world.ScanAsync("2025-09-25")).Notifications);
        Assert.Equal("2025-09-23", await world.MilestonesAsync());
        Assert.Equal(1, (await world.ScanAsync("2026-02-01")).Notifications);
        Assert.Equal("2025-09-23 2025-09-30", await world.MilestonesAsync());
    }

    [Fact]
    public async Task What_was_over_when_it_was_brought_or_never_ends_is_no_news()
    {
        await using var world = await CreateAsync();
        await world.AddAsync(expires: "2025-06-14");
        await world.AddAsync();
        Assert.Equal(0, (await world.ScanAsync("2025-06-15")).Notifications);
        await world.AddAsync(expires: "2025-06-15");
        Assert.Equal(1, (await world.ScanAsync("2025-06-15")).Notifications);
    }

    [Fact]
    public async Task A_certificate_that_is_renewed_while_the_scan_looks_is_not_told()
    {
        await using var world = await CreateAsync();
        await world.AddAsync(expires: "2025-06-20");
        world.Heard.Meanwhile("\"Title\"", () => world.AddAsync(expires: "2026-06-20"));
        Assert.Equal(0, (await world.ScanAsync("2025-06-16")).Notifications);
        Assert.Equal(2, world.Files.Length);
    }

    [Fact]
    public async Task A_certificate_whose_successor_is_there_is_not_told_but_another_contract_is_no_successor()
    {
        await using var world = await CreateAsync();
        await world.AddAsync(expires: "2025-06-20");
        await world.AddAsync(expires: "2026-06-20");
        await world.AddAsync(expires: "2025-06-20", kind: DocumentKind.Contract);
        await world.AddAsync(expires: "2026-06-20", kind: DocumentKind.Contract);
        Assert.Equal(1, (await world.ScanAsync("2025-06-16")).Notifications);
        Assert.Equal("D000003", (await world.ToldAsync())[0].SubjectCode);
    }

    [Fact]
    public async Task A_new_end_is_told_anew()
    {
        await using var world = await CreateAsync();
        var code = (await world.AddAsync(expires: "2025-06-20")).Value;
        await world.ScanAsync("2025-06-16");
        await world.Estate.Scoped<DocumentsService>().ChangeAsync(code, null, new(DocumentKind.InsuranceCertificate, "attestation", Rents.Day("2025-09-30")), Agent);
        Assert.Equal(0, (await world.ScanAsync("2025-06-17")).Notifications);
        Assert.Equal(1, (await world.ScanAsync("2025-08-01")).Notifications);
        Assert.Equal("2025-06-13 2025-08-01", await world.MilestonesAsync());
    }

    [Fact]
    public async Task Two_servers_that_scan_at_once_tell_once()
    {
        await using var world = await CreateAsync();
        for (var i = 0; i < 20; i++)
        {
            await world.AddAsync(expires: "2025-07-01", kind: DocumentKind.Other);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.ScanAsync("2025-06-15"))));
        Assert.Equal(20, (await world.ToldAsync()).Count);
    }

    [Fact]
    public async Task The_days_are_a_setting()
    {
        await using var world = await CreateAsync(settings: ("Reminders:DocumentDays", "10, 90"));
        await world.AddAsync(expires: "2025-09-30");
        await DailyAsync(world, "2025-06-30", "2025-10-02");
        Assert.Equal("2025-07-02 2025-09-20", await world.MilestonesAsync());
    }

    [Fact]
    public async Task It_runs_with_the_other_scans()
    {
        await using var world = await CreateAsync();
        await world.AddAsync(expires: "2025-06-20");
        await using var scope = world.Estate.Services.CreateAsyncScope();
        var scans = new ReminderScans(scope.ServiceProvider.GetServices<IDailyScan>(), NullLogger<ReminderScans>.Instance);
        Assert.Equal([new ScanRun("documents", Notifications: 1)], await scans.RunAsync(Rents.Day("2025-06-15"), Actor.System));
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("7, -1")]
    [InlineData("seven")]
    [InlineData("367")]
    public void A_setting_that_cannot_work_is_named(string days)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Reminders:DocumentDays", days)]).Build();
        Assert.Contains("Reminders:DocumentDays", Assert.Throws<SettingException>(() => DocumentOptions.From(configuration)).Message, StringComparison.Ordinal);
    }
}

using System.Security.Claims;
using BlazorEstate.Access;
using BlazorEstate.Features.Reports;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Reports;

public sealed class ReportPageTests : ComponentTest, IAsyncLifetime
{
    private ReportWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await ReportWorld.CreateAsync();
        Services.AddSingleton(world.Estate.Get<AgencyClock>()).AddSingleton(world.Estate.Get<EstateChanges>());
        Services.AddScoped(_ => world.Runs).AddScoped<CurrentActor>();
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn(world.Accountant));
        SetRendererInfo(new("Server", isInteractive: true));
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task What_is_asked_for_stands_there_as_waiting_and_gets_its_link_when_it_is_ready()
    {
        var page = Render<ReportPage>(p => p.Add(x => x.Key, "payments"));
        page.WaitForAssertion(() => Assert.Equal(("2025-01-01", "2025-06-15"), (page.Find("#report-from").GetAttribute("value"), page.Find("#report-to").GetAttribute("value"))));
        await page.Find("#report-format").ChangeAsync(new() { Value = "Csv" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("Waiting", page.Find("tbody").TextContent, StringComparison.Ordinal));
        await world.Queue.WorkAsync("A");
        page.WaitForAssertion(() => Assert.Equal("/reports/runs/1/file", page.Find("a[download]").GetAttribute("href")));
        Assert.Contains("Ready", page.Find("tbody").TextContent, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
    }

    [Fact]
    public async Task Days_that_make_no_sense_are_named_beside_their_field()
    {
        var page = Render<ReportPage>(p => p.Add(x => x.Key, "payments"));
        await page.Find("#report-to").ChangeAsync(new() { Value = "2024-12-31" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#report-to-note .field__error")));
        await page.Find("#report-to").ChangeAsync(new() { Value = "" });
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Contains("is required.", page.Find("#report-to-note").TextContent, StringComparison.Ordinal));
        Assert.Equal(0, await world.Estate.ReadAsync(db => db.ReportRuns.CountAsync()));
    }

    [Fact]
    public async Task The_list_of_reports_shows_what_failed_and_why()
    {
        await world.AskAsync("arrears");
        await using (var db = await world.Estate.Factory.CreateDbContextAsync())
        {
            var run = await db.ReportRuns.SingleAsync();
            run.Claim("A", world.Estate.Get<AgencyClock>().UtcNow);
            run.Fail("A", 1, "Report.TooManyRows", world.Estate.Get<AgencyClock>().UtcNow);
            await db.SaveAsync(Actor.System);
        }

        var page = Render<ReportsPage>();
        page.WaitForAssertion(() => Assert.Contains("There are more rows than an Excel sheet holds.", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Equal(["/reports/rent-roll", "/reports/payments", "/reports/arrears"], page.FindAll(".columns a").Select(a => a.GetAttribute("href")));
    }

    private sealed class SignedIn(Actor actor) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync()
        {
            var claims = actor.Permissions.Select(p => new Claim(EstateClaims.Permission, p)).Append(new Claim(ClaimTypes.NameIdentifier, $"{actor.UserId}"));
            return Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(claims, "test"))));
        }
    }
}

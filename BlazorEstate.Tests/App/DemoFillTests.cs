using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Import;
using BlazorEstate.Features.Import.Demo;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Maintenance.Billing;
using BlazorEstate.Features.Visits;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace BlazorEstate.Tests.App;

/// <summary>What the demo agency shows of visits and quotes could be true.</summary>
public sealed class DemoFillTests
{
    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-27")]
    [InlineData("2026-01-01")]
    public async Task Visits_have_an_occasion_and_all_quotes_are_there(string day)
    {
        var settings = new ConfigurationBuilder().Build();
        await using var estate = await TestEstate.CreateAsync(s => s.AddImport().AddVisits(settings).AddMaintenance(settings), Rents.Day(day));
        await UsersAsync(estate, (Demo.Agent, Roles.Agent), (Demo.Manager, Roles.Manager), (Demo.Coordinator, Roles.Coordinator));
        await estate.Services.FillWhenEmptyAsync();
        await estate.Scoped<DemoVisits>().FillAsync();
        await estate.Scoped<DemoBilling>().FillAsync();

        await using var db = await estate.Factory.CreateDbContextAsync();
        var clock = estate.Get<AgencyClock>();
        var visits = await db.Visits.Select(v => new { v.Kind, v.Start, Lease = db.Leases.Where(l => l.Id == v.LeaseId).Select(l => new { l.Start, l.LastDay }).FirstOrDefault() }).ToListAsync();
        Assert.Equal(12, visits.Count);
        foreach (var (visit, on) in visits.Select(v => (v, DateOnly.FromDateTime(clock.ToLocal(v.Start)))))
        {
            Assert.True(visit.Kind switch
            {
                VisitKind.EntryInventory => Near(visit.Lease!.Start, on),
                VisitKind.ExitInventory => Near(visit.Lease!.LastDay, on),
                VisitKind.Inspection => visit.Lease!.Start <= on && visit.Lease.LastDay >= on,
                _ => visit.Lease is null || !(visit.Lease.Start <= on && visit.Lease.LastDay > on.AddDays(60)),
            }, $"{visit}");
        }

        Assert.Equal((4, 1), (await db.Quotes.CountAsync(), await db.Quotes.CountAsync(q => q.State == QuoteState.Approved)));

        static bool Near(DateOnly a, DateOnly b) => Math.Abs(a.DayNumber - b.DayNumber) <= 45;
    }

    private static async Task UsersAsync(TestEstate estate, params (string Email, string Role)[] people)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        foreach (var (email, role) in people)
        {
            var user = new EstateUser { UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(), DisplayName = role };
            var stored = new Microsoft.AspNetCore.Identity.IdentityRole<long>(role) { NormalizedName = role.ToUpperInvariant() };
            db.AddRange(user, stored);
            await db.SaveAsync(TestEstate.Admin);
            db.UserRoles.Add(new() { UserId = user.Id, RoleId = stored.Id });
            await db.SaveAsync(TestEstate.Admin);
        }
    }
}

using BlazorEstate.Access;
using BlazorEstate.Features.FaultReports;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.FaultReports;

/// <summary>The link of a unit as colleagues see it who came to this machine by its own name.</summary>
public sealed class ReportLinkPageTests : ComponentTest
{
    [Theory]
    [InlineData("", true)]
    [InlineData("http://127.0.0.1:5000/", true)]
    [InlineData("https://agency.example/", false)]
    public async Task A_link_that_leads_nobody_else_here_is_told(string site, bool told)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Site:Url", site)]).Build();
        await using var estate = await TestEstate.CreateAsync(s => s.AddFaultReports(settings).AddAntiforgery());
        var unit = await estate.SomeUnitAsync();
        Add(estate, new SignedIn(Roles.Agent)).AddSingleton<IConfiguration>(settings).AddScoped<ReportLinks>();
        SetRendererInfo(new("Server", isInteractive: true));
        var page = Render<ReportLinkPage>(p => p.Add(x => x.Code, unit.Code));
        page.WaitForElement("#report-link");
        Assert.StartsWith(site.Length > 0 ? site : "http://localhost/", page.Find("#report-link").GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal(told, page.FindAll(".notice--warn").Count == 1);
    }
}

using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Maintenance.History;
using BlazorEstate.Features.Vendors;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Features.Vendors;

/// <summary>Screens of vendors on a real database.</summary>
public sealed class VendorPagesTests : ComponentTest, IAsyncLifetime
{
    private readonly SignedIn _who = new(Roles.Coordinator);
    private readonly List<object?> _closed = [];
    private TestEstate _estate = null!;
    private Unit _unit = null!;

    public async Task InitializeAsync()
    {
        var settings = new ConfigurationBuilder().Build();
        _estate = await TestEstate.CreateAsync(s => s.AddMaintenance(settings).AddVendors());
        _unit = await _estate.SomeUnitAsync();
        Add(_estate, _who).AddMaintenance(settings).AddVendors();
        SetRendererInfo(new RendererInfo("Server", true));
        Services.GetRequiredService<DialogService>().OnClose += value => _closed.Add((object?)value);
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _estate.DisposeAsync();
    }

    [Theory]
    [InlineData("en-GB", "Expires in 5 days", "Expired", "Expires today")]
    [InlineData("fr-FR", "Expire dans 5 jours", "A expiré", "Expire aujourd’hui")]
    public async Task The_list_says_how_papers_stand(string language, string soon, string over, string now)
    {
        Speak(language);
        await VendorAsync("S1", "Roux", new(2025, 6, 20));
        await VendorAsync("S2", "Serrures", new(2025, 6, 14), new(2025, 6, 15));
        await VendorAsync("S3", "Toits", new(2026, 6, 14), active: false);
        var page = Render<VendorsPage>(p => p.AddCascadingValue(ListQuery.Parse("/vendors")));
        page.WaitForElement("tbody a.grid__link");
        var rows = page.FindAll("tbody tr").Select(r => string.Join('|', r.QuerySelectorAll(".badge").Select(b => b.LastChild!.TextContent.Trim()))).ToList();
        Assert.Equal([soon, $"{over}|{now}", language == "en-GB" ? "Inactive" : "Inactif"], rows);
        Assert.NotEmpty(page.FindAll(".page-header__actions button"));
        _who.Role = Roles.Auditor;
        var seen = Render<VendorsPage>(p => p.AddCascadingValue(ListQuery.Parse("/vendors?insurance=expired")));
        seen.WaitForAssertion(() => Assert.Equal("/vendors/S2", Assert.Single(seen.FindAll("tbody a.grid__link")).GetAttribute("href")));
        Assert.Empty(seen.FindAll(".page-header__actions button"));
    }

    [Fact]
    public async Task A_double_click_creates_one_vendor_with_its_trades()
    {
        _ = Services.GetRequiredService<DialogService>().OpenAsync<VendorDialog>("");
        var dialog = Render<VendorDialog>();
        dialog.WaitForElement("#vendor-name").Change("Roux");
        dialog.Find("input[value=plumbing]").Change(true);
        dialog.Find("input[value=heating]").Change(true);
        dialog.Find("input[value=plumbing]").Change(false);
        dialog.Find("#vendor-trades-other").Change(" Glazing ");
        dialog.Find(".trades__other button").Click();
        dialog.Find("#vendor-insuredUntil").Change("2026-01-31");
        var form = dialog.Find("form");
        await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());
        dialog.WaitForAssertion(() => Assert.Equal(["S00001"], _closed));
        var vendor = await _estate.ReadAsync(db => db.Vendors.SingleAsync());
        Assert.Equal(["heating", "Glazing"], vendor.Trades);
        Assert.Equal(new DateOnly(2026, 1, 31), vendor.InsuredUntil);
    }

    [Theory]
    [InlineData("en-GB", "Contact 1, Phone: is not a phone number.")]
    [InlineData("fr-FR", "Contact 1, Téléphone\u00A0: n’est pas un numéro de téléphone.")]
    public async Task Contacts_are_added_taken_away_and_told_what_is_wrong_with_them(string language, string wrong)
    {
        Speak(language);
        await _estate.AddAsync(Vendor.Create("S1", new("Roux", Contacts: [new("Old"), new("Zoé", null, "zoe@roux.fr")])));
        _ = Services.GetRequiredService<DialogService>().OpenAsync<VendorDialog>("");
        var dialog = Render<VendorDialog>(p => p.Add(x => x.Code, "S1"));
        dialog.WaitForElement("#vendor-contact2-email");
        dialog.Find("[role=group][aria-labelledby=vendor-contact1-title] button").Click();
        Assert.Equal("Zoé", dialog.Find("#vendor-contact1-name").GetAttribute("value"));
        dialog.Find(".contacts > button").Click();
        dialog.Find(".contacts > button").Click();
        dialog.Find("#vendor-contact1-phone").Change("soon");
        dialog.Find("#vendor-contact3-name").Change("Astreinte");
        dialog.Find("#vendor-contact3-role").Change("Urgences");
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Equal("true", dialog.Find("#vendor-contact1-phone").GetAttribute("aria-invalid")));
        Assert.Equal(wrong, Assert.Single(dialog.FindAll(".notice li")).TextContent);
        dialog.Find("#vendor-contact1-phone").Change("3939");
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Equal(["S1"], _closed));
        Assert.Equal([new("Zoé", null, "zoe@roux.fr", "3939"), new("Astreinte", "Urgences")], await _estate.ReadAsync(db => db.Vendors.Select(v => v.Contacts).SingleAsync()));
    }

    [Fact]
    public async Task Contacts_are_shown_to_call_and_write_to_and_there_are_ten_at_most()
    {
        await _estate.AddAsync(Vendor.Create("S1", new("Roux", Contacts: [.. Enumerable.Range(1, 9).Select(i => new VendorContact($"c{i}", "Office", $"c{i}@roux.fr", "+33 4 72 00 00 00"))])));
        var page = Render<VendorPage>(p => p.Add(x => x.Code, "S1").AddCascadingValue(ListQuery.Parse("/vendors/S1")));
        page.WaitForAssertion(() => Assert.Equal(9, page.FindAll(".people > li").Count));
        Assert.Equal(["tel:+33472000000", "mailto:c1@roux.fr"], page.Find(".people > li").QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        var dialog = Render<VendorDialog>(p => p.Add(x => x.Code, "S1"));
        dialog.WaitForElement("#vendor-contact9-name");
        dialog.Find(".contacts > button").Click();
        Assert.True(dialog.Find(".contacts > button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_edit_keeps_what_it_does_not_show_and_tells_of_one_that_was_faster()
    {
        await VendorAsync("S1", "Roux", active: false);
        var dialog = Render<VendorDialog>(p => p.Add(x => x.Code, "S1"));
        dialog.WaitForElement("#vendor-name");
        await _estate.Scoped<VendorsService>().ChangeAsync("S1", null, new("Meanwhile", Active: false), TestEstate.Admin);
        dialog.Find("form").Submit();
        dialog.WaitForElement(".notice--warn button").Click();
        dialog.WaitForAssertion(() => Assert.Equal("Meanwhile", dialog.Find("#vendor-name").GetAttribute("value")));
        dialog.Find("#vendor-name").Change("Mine");
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Equal("Mine", _estate.ReadAsync(db => db.Vendors.Select(v => v.Name).SingleAsync()).GetAwaiter().GetResult()));
        Assert.False(await _estate.ReadAsync(db => db.Vendors.Select(v => v.Active).SingleAsync()));
    }

    [Fact]
    public async Task The_record_follows_what_happens_and_only_an_unused_vendor_can_be_deleted()
    {
        await VendorAsync("S1", "Roux", new(2025, 6, 14));
        var page = Render<VendorPage>(p => p.Add(x => x.Code, "S1").AddCascadingValue(ListQuery.Parse("/vendors/S1")));
        page.WaitForAssertion(() => Assert.Equal(["Edit", "Deactivate", "Delete"], Buttons(page)));
        Assert.Contains("The insurance ran out on 14/06/2025", page.Find(".notice--warn").TextContent, StringComparison.Ordinal);
        var service = _estate.Scoped<MaintenanceService>();
        var code = (await service.RequestAsync(_unit.Code, new("Leak", "plumbing", InterventionPriority.High), null, TestEstate.Admin)).Value;
        Services.GetRequiredService<EstateChanges>();
        await service.AssignAsync(code, null, null, "S1", TestEstate.Admin);
        page.WaitForAssertion(() => Assert.Equal(["Edit", "Deactivate"], Buttons(page)));
        Assert.Equal("1", page.FindAll(".figure__value")[0].TextContent);
        Assert.Equal("/maintenance/" + code, page.Find("tbody a.grid__link").GetAttribute("href"));
        _who.Role = Roles.Auditor;
        var seen = Render<VendorPage>(p => p.Add(x => x.Code, "S1").AddCascadingValue(ListQuery.Parse("/vendors/S1?jobs=done")));
        seen.WaitForElement(".figure");
        Assert.Empty(seen.FindAll(".page-header__actions button"));
        Assert.Empty(seen.FindAll("tbody a.grid__link"));
    }

    [Fact]
    public async Task Work_is_offered_to_active_vendors_those_of_the_trade_first()
    {
        await VendorAsync("S1", "Aaa");
        await VendorAsync("S2", "Roux", trade: "plumbing");
        await VendorAsync("S3", "Gone", active: false, trade: "plumbing");
        var code = (await _estate.Scoped<MaintenanceService>().RequestAsync(_unit.Code, new("Leak", "plumbing", InterventionPriority.High), null, TestEstate.Admin)).Value;
        _ = Services.GetRequiredService<DialogService>().OpenAsync<AssignDialog>("");
        var dialog = Render<AssignDialog>(p => p.Add(x => x.Code, code));
        dialog.WaitForElement("#assign-vendorCode").Click();
        dialog.WaitForAssertion(() => Assert.Equal(["Roux", "Aaa"], dialog.FindAll(".picker__option > span:first-child").Select(o => o.TextContent)));
        Assert.Contains("Plumbing", dialog.Find(".picker__option").TextContent, StringComparison.Ordinal);
        dialog.Find(".picker__option").MouseDown();
        Assert.Empty(dialog.FindAll(".notice"));
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Equal([code], _closed));
        Assert.Equal("Roux", await _estate.ReadAsync(db => db.Interventions.Select(i => i.VendorName).SingleAsync()));
    }

    [Fact]
    public async Task The_history_shows_sums_that_lead_to_their_works()
    {
        await _estate.AddAsync(Intervention.Create("M1", _unit.Id, new("Leak", "plumbing", InterventionPriority.High, InterventionStatus.Completed, new(2025, 1, 2), new(2025, 1, 3), 10_000)));
        await _estate.AddAsync(Intervention.Create("M2", _unit.Id, new("Roof", "roof", InterventionPriority.High, InterventionStatus.Completed, new(2024, 1, 2), new(2024, 1, 3), 5_000)));
        ComponentFactories.AddStub<HistoryChart>(); // It measures itself in a browser.
        var page = Render<HistoryPage>(p => p.AddCascadingValue(ListQuery.Parse("/maintenance/history?unit=U1&year=2024")));
        page.WaitForElement("a.grid__link");
        Assert.Equal(["2", "€150.00", "€100.00"], page.FindAll(".figure__value").Select(f => f.TextContent));
        var matrix = page.Find("table");
        Assert.Equal(["Category", "2025", "2024", "Total"], matrix.QuerySelectorAll("th").Select(h => h.TextContent.Trim()));
        Assert.Equal(["/maintenance/history?category=plumbing&unit=U1&year=2025", "/maintenance/history?category=plumbing&unit=U1"], matrix.QuerySelectorAll("tbody tr")[0].QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal("€50.00", Assert.Single(matrix.QuerySelectorAll("a[aria-current]")).TextContent);
        Assert.Equal("/maintenance/M2", Assert.Single(page.FindAll("a.grid__link")).GetAttribute("href"));
        Assert.Equal("/maintenance/history.csv?unit=U1&year=2024", page.Find("a[download]").GetAttribute("href"));
    }

    private Task<Vendor> VendorAsync(string code, string name, DateOnly? insured = null, DateOnly? contract = null, bool active = true, string? trade = null) =>
        _estate.AddAsync(Vendor.Create(code, new(name, trade is null ? [] : [trade], InsuredUntil: insured, ContractUntil: contract, Active: active)));

    private static IEnumerable<string> Buttons<T>(IRenderedComponent<T> page) where T : IComponent =>
        page.FindAll(".page-header__actions button").Select(b => b.LastChild!.TextContent.Trim());
}

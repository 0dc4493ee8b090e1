using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Owners;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Features.Owners;

/// <summary>The form pattern of every record, on a real database.</summary>
public sealed class OwnerDialogTests : ComponentTest, IAsyncLifetime
{
    private TestEstate _estate = null!;
    private readonly List<object?> _closed = [];

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.CreateAsync(s => s.AddOwners());
        Add(_estate, new SignedIn(Roles.Agent)).AddOwners();
        var dialogs = Services.GetRequiredService<DialogService>();
        dialogs.OnClose += value => _closed.Add((object?)value);
        _ = dialogs.OpenAsync<OwnerDialog>("");
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _estate.DisposeAsync();
    }

    [Fact]
    public void What_is_wrong_stands_beside_its_field_and_in_the_summary()
    {
        var dialog = Render<OwnerDialog>();
        dialog.Find("#owner-email").Change("nope");
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Equal("is not a valid e-mail address.", dialog.Find("#owner-email-note .field__error").LastChild!.TextContent));
        Assert.Equal("true", dialog.Find("#owner-name").GetAttribute("aria-invalid"));
        Assert.Contains("Name: is required.", dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Contains(JSInterop.Invocations, i => i.Identifier == "estate.focusWrong");
        Assert.Empty(_closed);
    }

    [Fact]
    public async Task A_double_click_creates_one_owner()
    {
        var dialog = Render<OwnerDialog>();
        dialog.Find("#owner-name").Change("SCI Bellecour");
        var form = dialog.Find("form");
        await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());
        dialog.WaitForAssertion(() => Assert.Equal(["O00001"], _closed));
        Assert.Equal(1, await _estate.ReadAsync(db => db.Owners.CountAsync()));
    }

    [Fact]
    public async Task Consent_is_given_by_a_tick()
    {
        var dialog = Render<OwnerDialog>();
        dialog.Find("#owner-name").Change("SCI Bellecour");
        dialog.Find("#owner-email").Change("sci@example.org");
        dialog.Find("#owner-emailConsent").Change(true);
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Equal(["O00001"], _closed));
        Assert.True(await _estate.ReadAsync(db => db.Owners.Select(o => o.EmailConsent).SingleAsync()));
    }

    [Fact]
    public async Task A_stale_edit_is_told_and_can_be_read_again()
    {
        await _estate.OwnerAsync("O1", "Before");
        var dialog = Render<OwnerDialog>(p => p.Add(x => x.Code, "O1"));
        dialog.WaitForElement("#owner-name");
        await _estate.Scoped<OwnersService>().ChangeAsync("O1", null, new OwnerDetails("Meanwhile"), TestEstate.Admin);
        dialog.Find("#owner-name").Change("Mine");
        dialog.Find("form").Submit();
        dialog.WaitForElement(".notice--warn button").Click();
        dialog.WaitForAssertion(() => Assert.Equal("Meanwhile", dialog.Find("#owner-name").GetAttribute("value")));
        dialog.Find("#owner-name").Change("Mine");
        dialog.Find("form").Submit();
        dialog.WaitForAssertion(() => Assert.Equal(["O1"], _closed));
        Assert.Equal("Mine", await _estate.ReadAsync(db => db.Owners.Select(o => o.Name).SingleAsync()));
    }
}

using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Visits;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Features.Visits;

/// <summary>The form of a visit, and the way back from a booking, on a real database.</summary>
public sealed class VisitScreensTests : ComponentTest, IAsyncLifetime
{
    private VisitWorld _world = null!;

    public async Task InitializeAsync()
    {
        _world = await VisitWorld.CreateAsync();
        var estate = _world.Estate;
        Add(estate, new SignedIn(Roles.Agent)).AddVisits(new ConfigurationBuilder().Build());
        SetRendererInfo(new("Server", isInteractive: true));
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Whose_account_has_ended_stays_in_the_form_of_their_visit_and_is_offered_in_no_other()
    {
        var code = (await _world.Service.BookAsync(VisitWorld.At("2026-11-25T10:00") with { Person = "marc@example.org", Attendees = ["anna@example.org"] }, _world.Me)).Value;
        await _world.EndAccountsAsync();
        var dialog = Render<VisitDialog>(p => p.Add(x => x.Code, code));
        dialog.WaitForElement("#visit-person");
        Assert.Equal("marc@example.org", dialog.Find("#visit-person option[selected]").GetAttribute("value"));
        Assert.True(dialog.Find("fieldset input[type=checkbox]").HasAttribute("checked"));
        await dialog.Find("#visit-place").ChangeAsync(new() { Value = "At the gate" });
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Empty(dialog.FindAll(".field__error, .notice--bad")));
        var visit = (await _world.Queries.FindAsync(code))!;
        Assert.Equal(("At the gate", "marc@example.org", "anna@example.org"), (visit.Place, visit.Person, Assert.Single(visit.Attendees).Email));

        var other = Render<VisitDialog>();
        other.WaitForElement("#visit-person");
        Assert.Empty(other.FindAll("#visit-person option[value*=example], fieldset input[type=checkbox]"));
    }

    [Theory]
    [InlineData(false, VisitStatus.Cancelled)]
    [InlineData(true, VisitStatus.Planned)]
    public async Task What_was_booked_can_be_taken_back_as_long_as_nobody_changed_it(bool changed, VisitStatus after)
    {
        var page = Render<VisitsPage>(p => p.AddCascadingValue(ListQuery.Parse("/visits")));
        _ = page.WaitForElement(".page-header .btn--primary").ClickAsync(new());
        var code = await _world.BookAsync("2026-11-25T10:00");
        await page.InvokeAsync(() => Services.GetRequiredService<DialogService>().Close(code));
        var toasts = Services.GetRequiredService<NotificationService>();
        page.WaitForAssertion(() => Assert.Contains(code, Assert.Single(toasts.Messages).Summary, StringComparison.Ordinal));
        if (changed)
        {
            Assert.True((await _world.Service.ChangeAsync(code, VisitWorld.At("2026-11-25T11:00"), _world.Me)).IsOk);
        }

        await Render(toasts.Messages[0].DetailContent!(toasts)).Find("button").ClickAsync(new());
        Assert.Equal(after, (await _world.Queries.FindAsync(code))!.Status);
        Assert.Equal(changed ? NotificationSeverity.Error : NotificationSeverity.Success, Assert.Single(toasts.Messages).Severity);
    }
}

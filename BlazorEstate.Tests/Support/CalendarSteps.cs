using System.Globalization;
using Microsoft.Playwright;

namespace BlazorEstate.Tests.Support;

/// <summary>What people do in the calendar.</summary>
public static class CalendarSteps
{
    /// <summary>The day of a month that is shown.</summary>
    public static ILocator Slot(this IPage page, int day) =>
        page.Locator(".rz-slot", new() { Has = page.Locator(".rz-slot-title", new() { HasTextString = day.ToString(CultureInfo.InvariantCulture) }) }).First;

    /// <summary>The entry of a visit, by who comes.</summary>
    public static ILocator Event(this IPage page, string guest) => page.Locator($".rz-event:has([title*='{guest}'])");

    /// <summary>Books the slot that the open form has, and comes back to the calendar.</summary>
    public static async Task BookAsync(this IPage page, string guest, int unit = 0)
    {
        await page.Locator("#visit-unitCode").ClickAsync();
        await page.OpenDialog().Locator("[role=option]").Nth(unit).ClickAsync();
        await page.Locator("#visit-guest").EnterAsync(guest);
        await page.OpenDialog().Button("Book a visit").ClickAsync();
        await page.ArriveAtAsync("**/calendar?**");
        await Assertions.Expect(page.Event(guest)).ToHaveCountAsync(1);
    }

    public static string NewGuest() => $"Guest {Guid.NewGuid():N}"[..16];
}

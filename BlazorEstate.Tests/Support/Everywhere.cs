using Microsoft.Playwright;

namespace BlazorEstate.Tests.Support;

/// <summary>The pages and forms that must all meet the same demands.</summary>
public static class Everywhere
{
    public static readonly string[] Paths =
    [
        "/", "/dues", "/notifications", "/notifications/outbox", "/documents", "/reports", "/reports/payments", "/audit", "/search?q=mar", "/leases", "/leases/L000003", "/leases/L000003?tab=account", "/leases/L000003?tab=charges", "/leases/new", "/payments", "/import",
        "/owners", "/owners/O00001", "/tenants", "/tenants/T000001", "/properties", "/properties/P00001", "/units", "/units/U000001", "/users", "/account", "/account/notifications",
        "/maintenance", "/maintenance?view=board", "/maintenance/M000002", "/maintenance/history", "/maintenance/plans", "/maintenance/plans/PP00001", "/equipment", "/equipment/E00001", "/vendors", "/vendors/S00001", "/settings", "/settings/letters", "/settings/letters/reminder1",
    ];

    private static readonly (string Path, string Button)[] Forms =
    [
        ("/payments", ".page-header button"), ("/owners", ".page-header button"), ("/tenants", ".page-header button"),
        ("/properties", ".page-header button"), ("/units", ".page-header button"), ("/users", ".page-header button"), ("/documents", ".page-header button"),
        ("/maintenance", ".page-header button"), ("/vendors", ".page-header button"), ("/maintenance/plans", ".page-header button"), ("/equipment", ".page-header button"),
    ];

    /// <summary>Pages with a button that opens a form in a dialog.</summary>
    public static async Task<(string Path, string Button)[]> FormsAsync(Visitor visitor) => [.. Forms, ($"/leases/{await visitor.RunningLeaseAsync()}", ".page-header button")];

    /// <summary>Opens a page and waits until all of it is there; the account page has no circuit.</summary>
    public static async Task ShowAsync(this Visitor visitor, string path)
    {
        if (path == "/account") { await visitor.Page.GotoAsync(path); }
        else { await visitor.GoToAsync(path); }
        await LoadedAsync(visitor.Page);
    }

    /// <summary>Waits until nothing stands in for what is still being read.</summary>
    public static Task LoadedAsync(IPage page) => page.WaitForFunctionAsync("() => document.querySelector('h1') && !document.querySelector('main .skeleton')");
}

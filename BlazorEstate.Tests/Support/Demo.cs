using BlazorEstate.Features.Account;

namespace BlazorEstate.Tests.Support;

/// <summary>The demo users that the program makes in Development, one per role.</summary>
public static class Demo
{
    public const string Agent = "agent@demo.example";
    public const string Manager = "manager@demo.example";
    public const string Accountant = "accountant@demo.example";
    public const string Coordinator = "coordinator@demo.example";
    public const string Auditor = "auditor@demo.example";
    public const string Administrator = "administrator@demo.example";
    public const string Password = DemoUsers.Password;

    /// <summary>Signs in as one of them and waits until the page's circuit runs.</summary>
    public static async Task SignInAsAsync(this Visitor visitor, string email, string returnUrl = "/")
    {
        await visitor.SignInAsync(email, Password, returnUrl);
        await visitor.InteractiveAsync();
    }
}

using System.Globalization;
using System.Net;
using BlazorEstate.Access;
using BlazorEstate.Email;
using BlazorEstate.Shared;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Features.Account;

/// <summary>
/// Sends the link for a new password. Runs beside the request: the page answers at once and alike,
/// whether somebody has the address or not.
/// </summary>
public sealed class ResetMail(IServiceScopeFactory scopes, MailTransport transport, AgencyOptions agency, IStringLocalizer<AccountText> L, ILogger<ResetMail> log)
{
    public const int Hours = 3;

    public void SendInBackground(string? email, string site, CultureInfo culture) => _ = Task.Run(() => TrySendAsync(email, site, culture));

    private async Task TrySendAsync(string? email, string site, CultureInfo culture)
    {
        try
        {
            await SendAsync(email, site, culture);
        }
        catch (Exception e)
        {
            log.LogError(e, "The mail with a reset link could not be sent");
        }
    }

    private async Task SendAsync(string? email, string site, CultureInfo culture)
    {
        if (string.IsNullOrWhiteSpace(email) || email.Length > 254)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var users = new AccountScope(scope.ServiceProvider).Users;
        if (await users.FindByEmailAsync(email.Trim()) is not { Disabled: false } user)
        {
            return;
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = user.Language is null ? culture : CultureInfo.GetCultureInfo(user.Language);
        var link = site.TrimEnd('/') + EstateUrls.ResetLink(user.Id, await Accounts.ResetCodeAsync(users, user));
        await transport.SendAsync(Compose(user.Email!, user.DisplayName, link));
    }

    private Mail Compose(string email, string name, string link)
    {
        string[] lines = [L["Mail.Hello", name], L["Mail.ResetText"], L["Mail.ResetEnd", Hours]];
        var html = lines.Select(x => $"<p>{WebUtility.HtmlEncode(x)}</p>").ToList();
        html.Insert(2, $"<p><a href=\"{WebUtility.HtmlEncode(link)}\">{WebUtility.HtmlEncode(L["Mail.ResetButton"])}</a></p>");
        return new Mail(email, name, L["Mail.ResetSubject", agency.Name], $"{lines[0]}\n\n{lines[1]}\n{link}\n\n{lines[2]}\n", string.Concat(html));
    }
}

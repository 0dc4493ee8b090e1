using BlazorEstate.Email;
using BlazorEstate.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Email;

public sealed class MailTransportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("estate-mail-").FullName;

    [Fact]
    public async Task A_line_break_in_a_name_or_subject_makes_no_further_header()
    {
        var mail = await WriteAsync(new Mail("ada@site.example", "Ada\r\nBcc: thief@evil.example", "Hello\nBcc: thief@evil.example", "text", "<p>html</p>"));
        Assert.DoesNotContain(mail.Split('\n'), line => line.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(mail.Split('\n'), line => line.StartsWith("X-Receiver", StringComparison.Ordinal) && line.Contains("thief@evil.example>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mail_has_a_text_and_an_html_part()
    {
        var mail = await WriteAsync(new Mail("ada@site.example", "Ada Lovelace", "Déjà", "text", "<p>html</p>"));
        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
        Assert.True(mail.IndexOf("text/plain", StringComparison.Ordinal) < mail.IndexOf("text/html", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Email:Smtp:From", "nobody")]
    [InlineData("Email:Smtp:Port", "0")]
    public void A_setting_that_cannot_work_is_named(string setting, string value) =>
        Assert.Equal(setting, Assert.Throws<SettingException>(() => Build((setting, value))).Setting);

    public void Dispose() => Directory.Delete(folder, true);

    private async Task<string> WriteAsync(Mail mail)
    {
        await Build().GetRequiredService<MailTransport>().SendAsync(mail);
        return await File.ReadAllTextAsync(Directory.GetFiles(folder, "*.eml").Single());
    }

    private ServiceProvider Build(params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Email:Folder", folder), new("Email:Smtp:From", "agency@site.example")])
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        return new ServiceCollection().AddLogging().AddSingleton(new AgencyOptions()).AddEstateEmail(configuration, folder).BuildServiceProvider();
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BlazorEstate.Domain;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Email;

/// <summary>How the program signs in at a mail server, and that it tells nothing to one it does not trust.</summary>
public sealed class SmtpSignInTests
{
    [Theory]
    [InlineData("AUTH PLAIN LOGIN")]
    [InlineData("AUTH LOGIN")]
    [InlineData("AUTH=PLAIN")]
    public async Task It_signs_in_as_the_server_offers(string offer)
    {
        await using var post = await Posting.CreateAsync(settings: [("Email:Smtp:User", "agence"), ("Email:Smtp:Password", "clé à molette")]);
        post.Server.Account = "agence:clé à molette";
        post.Server.Offers.Add(offer);
        await post.AddAsync(2);
        await post.DrainAsync();
        Assert.Equal(2, post.Server.Count);
    }

    [Fact]
    public async Task A_server_whose_certificate_nobody_vouches_for_gets_no_password_and_no_mail()
    {
        using var certificate = Certificate();
        await using var post = await Posting.CreateAsync(settings: [("Email:Smtp:StartTls", "true"), ("Email:Smtp:User", "agence"), ("Email:Smtp:Password", "secret")]);
        var asked = new List<string>();
        post.Server.Certificate = certificate;
        post.Server.Answer = (word, _) => { asked.Add(word); return null; };
        await post.AddAsync(1);
        Assert.Contains("certificate", (await post.DrainAsync()).ServerFault, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AUTH", asked);
        Assert.Equal((MailStatus.Queued, 0), (await post.MailsAsync()).Select(m => (m.Status, m.Tries)).Single());
    }

    /// <summary>The whole program, told by the system whom to trust.</summary>
    [Fact]
    public async Task Behind_encryption_it_signs_in_and_sends()
    {
        if (!OperatingSystem.IsLinux()) { return; }
        using var certificate = Certificate();
        var trusted = Path.GetTempFileName();
        await File.WriteAllTextAsync(trusted, certificate.ExportCertificatePem());
        await using var server = new SmtpServer { Certificate = certificate, Account = "agence:secret" };
        server.Offers.Add("AUTH PLAIN");
        var settings = server.Settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value);
        (settings["Email__Smtp__Host"], settings["Email__Smtp__StartTls"], settings["Email__Smtp__User"], settings["Email__Smtp__Password"]) = ("localhost", "true", "agence", "secret");
        (settings["SSL_CERT_FILE"], settings["ASPNETCORE_ENVIRONMENT"]) = (trusted, "Production");
        await using var app = await RunningApp.StartAsync(settings, async a =>
        {
            await a.CommandAsync("", "migrate");
            await OutboxKillTests.FillAsync(a, 3);
        });
        await Waiting.UntilAsync(() => server.Count == 3);
        File.Delete(trusted);
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}

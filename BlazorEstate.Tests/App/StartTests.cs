using System.Net;
using BlazorEstate.Access;
using BlazorEstate.App;
using BlazorEstate.Data;
using BlazorEstate.Email;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.App;

/// <summary>A setting that cannot work stops the start with a sentence that names it.</summary>
public sealed class StartTests
{
    private static IConfiguration Settings(string name, string value) => new ConfigurationBuilder()
        .AddInMemoryCollection(new Dictionary<string, string?> { ["Email:Smtp:From"] = "agency@example.org", [name] = value }).Build();

    [Theory]
    [InlineData("Email:Smtp:Port", "abc")]
    [InlineData("Email:Smtp:Port", "70000")]
    [InlineData("Email:Smtp:StartTls", "maybe")]
    [InlineData("Email:Smtp:From", "nobody")]
    public void Mail_settings_are_named(string name, string value)
    {
        var fault = Assert.Throws<SettingException>(() => new ServiceCollection().AddEstateEmail(Settings(name, value), Path.GetTempPath()));
        Assert.StartsWith($"Setting {name}: ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Agency:Currency", "Euro")]
    [InlineData("Agency:Currency", "eur")]
    [InlineData("Agency:Currency", "EUX")]
    [InlineData("Agency:Currency", "XAU")]
    [InlineData("Agency:TimeZone", "Mars/Base")]
    [InlineData("Agency:Culture", "xx")]
    [InlineData("Agency:Name", " ")]
    public void Agency_settings_are_named(string name, string value)
    {
        var fault = Assert.Throws<SettingException>(() => new ServiceCollection().AddAgency(Settings(name, value)));
        Assert.Equal(name, fault.Setting);
    }

    [Fact]
    public async Task A_database_that_cannot_be_opened_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("estate-start-");
        await using var services = new ServiceCollection().AddLogging()
            .AddEstateData(Settings("ConnectionStrings:Estate", $"Data Source={folder.FullName}"), folder.FullName).BuildServiceProvider();
        var fault = await Assert.ThrowsAsync<SettingException>(() => services.MigrateEstateAsync());
        Assert.Equal("ConnectionStrings:Estate", fault.Setting);
        Assert.DoesNotContain('\n', fault.Message);
        folder.Delete(true);
    }

    [Fact]
    public void A_verb_is_not_told_the_settings()
    {
        Assert.Equal(["--Agency:Currency=XOF", "--ConnectionStrings:Estate", "Data Source=x.db"], CommandLine.Settings(["import", "/tmp/agency", "--Agency:Currency=XOF", "--dry-run", "--ConnectionStrings:Estate", "Data Source=x.db"]));
        Assert.Equal(["--urls", "http://localhost:1"], CommandLine.Settings(["--urls", "http://localhost:1"]));
        Assert.Equal(["folder", "--dry-run"], CommandLine.WithoutSettings(["folder", "--Agency:Currency=XOF", "--dry-run", "--ConnectionStrings:Estate", "Data Source=x.db"]));
        Assert.Equal(["--until", "2026-10", "--name", "a:b"], CommandLine.WithoutSettings(["--until", "2026-10", "--name", "a:b"]));
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("PATCH", "/api/v1/leases", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/api/v1/audit?to=9999-12-31", HttpStatusCode.OK)]
    [InlineData("GET", "/api/v1/statistics?asOf=0001-01-01", HttpStatusCode.OK)]
    public async Task Every_address_of_the_api_answers_in_json(string method, string url, HttpStatusCode status)
    {
        await using var app = new ApiApp();
        using var client = await app.CallerAsync(Roles.Manager);
        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), url));
        Assert.Equal(status, response.StatusCode);
        Assert.EndsWith("json", response.Content.Headers.ContentType?.MediaType, StringComparison.Ordinal);
    }
}

using System.Text;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Features.Dashboards;
using BlazorEstate.Features.Payments;
using BlazorEstate.Features.Reports;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Features.Payments;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Reports;

/// <summary>An agency with reports and figures, on 15 June 2025, and a person who may ask for them.</summary>
public sealed class ReportWorld : IAsyncDisposable
{
    private ReportWorld(TestEstate estate, long person) => (Estate, Accountant) = (estate, TestEstate.As(Roles.Accountant, person));

    public TestEstate Estate { get; }

    public Actor Accountant { get; }

    public ReportRuns Runs => Estate.Scoped<ReportRuns>();

    /// <summary>A program's own.</summary>
    public ReportQueue Queue => Estate.Scoped<ReportQueue>();

    public string[] Files => Directory.Exists(Estate.Get<FileStore>().Folder) ? Directory.GetFiles(Estate.Get<FileStore>().Folder, "*", SearchOption.AllDirectories) : [];

    public static async Task<ReportWorld> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var estate = await PaidEstate.CreateAsync(s =>
        {
            s.AddDashboards().AddReports();
            configure?.Invoke(s);
        });
        return new ReportWorld(estate, await PersonAsync(estate, "accountant@example.org"));
    }

    public static async Task<long> PersonAsync(TestEstate estate, string email)
    {
        await using var db = await estate.Factory.CreateDbContextAsync();
        var user = new EstateUser { Email = email, UserName = email, DisplayName = email, Language = "fr" };
        db.Users.Add(user);
        await db.SaveAsync(TestEstate.Admin);
        return user.Id;
    }

    public static ReportOrder Order(string key, string format = "json", string? from = null, string? to = null, string? asOf = null) =>
        ReportOrder.Read(key, format, from, to, asOf, Rents.Day("2025-06-15")).Value;

    public async Task<byte[]> WriteAsync(ReportOrder order)
    {
        using var bytes = new MemoryStream();
        await Estate.Get<ReportFile>().WriteAsync(order, bytes);
        return bytes.ToArray();
    }

    public async Task<JsonElement> JsonAsync(string key, string? from = null, string? to = null, string? asOf = null) =>
        JsonDocument.Parse(await WriteAsync(Order(key, "json", from, to, asOf))).RootElement;

    public async Task<string> CsvAsync(string key, string? asOf = null) => Encoding.UTF8.GetString(await WriteAsync(Order(key, "csv", asOf: asOf)));

    public async Task<long> AskAsync(string key = "payments", string format = "csv") => (await Runs.AskAsync(Order(key, format), Accountant)).Value;

    public ValueTask DisposeAsync() => Estate.DisposeAsync();
}

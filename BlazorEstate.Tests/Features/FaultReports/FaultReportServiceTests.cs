using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.FaultReports;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.FaultReports;

/// <summary>Reports by a unit's link become requests, each once, and what is bad leaves nothing.</summary>
public sealed class FaultReportServiceTests : IAsyncLifetime
{
    private static readonly IConfiguration Settings = new ConfigurationBuilder().AddInMemoryCollection([new("FaultReports:PerUnit", "3")]).Build();
    private TestEstate _estate = null!;
    private Unit _unit = null!;

    private ReportLinks Links => _estate.Scoped<ReportLinks>();

    private string[] Files => _estate.Get<FileStore>().Folder is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];

    public async Task InitializeAsync()
    {
        _estate = await TestEstate.CreateAsync(s => s.AddFaultReports(Settings).AddAntiforgery());
        _unit = await _estate.SomeUnitAsync();
    }

    public async Task DisposeAsync() => await _estate.DisposeAsync();

    private static FaultReport Report(string key = "k1", string title = "Fuite", string? name = "Zoé", string? phone = null, string? email = null, string category = "plumbing", InterventionPriority priority = InterventionPriority.Urgent) =>
        new(key, new(title, category, priority, "sous l'évier"), new(name, phone, email, "après 18 h", "fr"));

    private static BroughtFile Photo(string name = "a.jpg", byte[]? content = null) => new(name, 1, _ => new MemoryStream(content ?? Photos.Jpeg));

    private Task<Result<string>> SendAsync(FaultReport report, params BroughtFile[] photos) => _estate.Scoped<FaultReportService>().SendAsync(new(_unit.Id, _unit.Label), report, photos);

    [Fact]
    public async Task A_report_is_a_request_with_its_reporter_and_photos_and_coordinators_are_told()
    {
        var heard = new TaskCompletionSource();
        using var listening = _estate.Get<EstateChanges>().Subscribe(ChangeKinds.Notification, _ =>
        {
            heard.TrySetResult();
            return Task.CompletedTask;
        });
        Assert.Equal("M000001", (await SendAsync(Report(phone: " +33 6 12 34 56 78 ", email: "zoe@example.org"), Photo(), Photo("b.png", Photos.Png))).Value);
        var made = await _estate.ReadAsync(db => db.Interventions.SingleAsync());
        Assert.Equal((InterventionStatus.Requested, InterventionPriority.Urgent, "Fuite", _unit.Id), (made.Status, made.Priority, made.Title, made.UnitId));
        var reporter = await _estate.ReadAsync(db => db.InterventionReporters.SingleAsync());
        Assert.Equal(("Zoé", "+33 6 12 34 56 78", "zoe@example.org", "après 18 h", "fr"), (reporter.Name, reporter.Phone, reporter.Email, reporter.Access, reporter.Language));
        var entry = await _estate.ReadAsync(db => db.InterventionEntries.SingleAsync());
        Assert.Equal((InterventionEvent.Requested, Intervention.ByLink, "Zoé"), (entry.Kind, entry.What, entry.By));
        Assert.Equal([entry.Id, entry.Id], await _estate.ReadAsync(db => db.Attachments.Select(a => a.PartId!.Value).ToArrayAsync()));
        var told = await _estate.ReadAsync(db => db.Notifications.SingleAsync());
        Assert.Equal((EventKinds.MaintenanceRequested.Key, "M000001", Permissions.MaintenanceView), (told.Kind, told.SubjectCode, told.Audience));
        var audit = await _estate.ReadAsync(db => db.AuditEntries.Where(a => a.SubjectKind == nameof(Intervention)).SingleAsync());
        Assert.Equal((ActorOrigin.Link, $"Report link, {_unit.Label}", null), (audit.Origin, audit.ActorName, audit.ActorId));
        var trail = string.Concat(await _estate.ReadAsync(db => db.AuditEntries.Select(a => a.ActorName + a.Changes).ToListAsync()));
        Assert.All((string[])["06 12", "Zoé", "Zo\\u00E9"], personal => Assert.DoesNotContain(personal, trail, StringComparison.Ordinal));
        await heard.Task.WaitAsync(Waiting.Patience);
    }

    [Fact]
    public async Task The_same_form_is_one_request_however_often_and_at_once_it_is_sent()
    {
        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SendAsync(Report(), Photo()))));
        Assert.All(sent, s => Assert.Equal("M000001", s.Value));
        Assert.Equal((1, 1, 1), (await CountAsync(db => db.Interventions), await CountAsync(db => db.InterventionReporters), Files.Length));
    }

    [Fact]
    public async Task Of_one_unit_only_so_many_a_day_are_taken_in()
    {
        foreach (var key in (string[])["a", "b", "c"]) { Assert.True((await SendAsync(Report(key))).IsOk); }
        Assert.Equal("FaultReport.TooMany", Assert.Single((await SendAsync(Report("d"), Photo())).Problems).Code);
        Assert.Equal((3, 0), (await CountAsync(db => db.Interventions), Files.Length));
        Assert.Equal("M000003", (await SendAsync(Report("c"))).Value);
        _estate.Time.Advance(TimeSpan.FromHours(25));
        Assert.True((await SendAsync(Report("d"))).IsOk);
    }

    public static TheoryData<string, FaultReport> Bad => new()
    {
        { "title", Report(title: " ") },
        { "title", Report(title: new string('x', 201)) },
        { "name", Report(name: null) },
        { "name", Report(name: "Zoé\nBcc: all@example.org") },
        { "phone", Report(phone: "call me") },
        { "phone", Report(phone: "12345") },
        { "phone", Report(phone: "06 12 34 56 78 <script>") },
        { "email", Report(email: "zoe@") },
        { "email", Report(email: "zoe@example.org\r\nBcc: all@example.org") },
        { "category", Report(category: "magic") },
        { "priority", Report(priority: InterventionPriority.Low) },
        { "priority", Report(priority: (InterventionPriority)9) },
    };

    [Theory]
    [MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public async Task What_is_wrong_is_refused_by_its_name_and_leaves_nothing(string field, FaultReport report)
    {
        Assert.Contains((await SendAsync(report, Photo())).Problems, p => p.Field == field);
        Assert.Equal((0, 0), (await CountAsync(db => db.Interventions), Files.Length));
    }

    [Fact]
    public async Task Bad_photos_leave_nothing_of_the_report()
    {
        Assert.Equal("File.TooMany", Code(await SendAsync(Report(), [.. Enumerable.Repeat(Photo(), 6)])));
        Assert.Equal("File.ThatTooLarge", Code(await SendAsync(Report(), Photo(), Photo("b.jpg", Photos.OfSize(11_000_000)))));
        Assert.Equal("File.NotAPhoto", Code(await SendAsync(Report(), Photo(), Photo("b.pdf", "%PDF-1.7\n"u8.ToArray()))));
        Assert.Equal("File.NotAPhoto", Code(await SendAsync(Report(), Photo("b.svg", "<svg onload='alert(1)'/>"u8.ToArray()))));
        Assert.Equal("File.NotWhatItSays", Code(await SendAsync(Report(), Photo("b.png", "<svg onload='alert(1)'/>"u8.ToArray()))));
        Assert.Equal("File.ThatEmpty", Code(await SendAsync(Report(), Photo("b.png", []))));
        Assert.Equal((0, 0, 0), (await CountAsync(db => db.Interventions), await CountAsync(db => db.Notifications), Files.Length));

        static string Code(Result result) => Assert.Single(result.Problems).Code;
    }

    [Fact]
    public async Task A_link_leads_to_its_unit_until_a_new_one_is_made()
    {
        var first = Token(await LinkAsync());
        Assert.Equal(new ReportedUnit(_unit.Id, "Lot 1"), await Links.ReadAsync(first));
        Assert.Equal(first, Token(await LinkAsync()));
        Assert.True((await Links.RenewAsync("U1", TestEstate.As(Roles.Agent))).Has(Result.ForbiddenCode));
        Assert.True((await Links.RenewAsync("U9", TestEstate.As(Roles.Coordinator))).Has(Result.NotFoundCode));
        Assert.True((await Links.RenewAsync("U1", TestEstate.As(Roles.Coordinator))).IsOk);
        var second = Token(await LinkAsync());
        Assert.Null(await Links.ReadAsync(first));
        Assert.Equal(_unit.Id, (await Links.ReadAsync(second))!.Id);
        await Links.RenewAsync("U1", TestEstate.Admin);
        Assert.Null(await Links.ReadAsync(second));
        Assert.NotNull(await Links.ReadAsync(Token(await LinkAsync())));
        Assert.True((await Links.OfAsync("U1", TestEstate.As(Roles.Auditor))).Has(Result.ForbiddenCode));
        Assert.Equal(2, await _estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectKind == nameof(ReportLink))));
    }

    [Fact]
    public async Task Two_servers_sign_with_one_key_that_the_audit_trail_does_not_know()
    {
        var links = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(LinkAsync)));
        Assert.Single(links.Select(l => l.Path).Distinct());
        Assert.Equal(1, await CountAsync(db => db.SigningKeys));
        Assert.Equal(0, await _estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectKind == nameof(SigningKey))));
    }

    [Theory]
    [InlineData("PerAddress", "0")]
    [InlineData("Minutes", "-1")]
    [InlineData("PerUnit", "many")]
    public void A_setting_that_cannot_work_is_named(string name, string value)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("FaultReports:" + name, value)]).Build();
        Assert.Contains("FaultReports:" + name, Assert.Throws<SettingException>(() => FaultReportOptions.Of(settings)).Message, StringComparison.Ordinal);
    }

    private async Task<UnitLink> LinkAsync() => (await Links.OfAsync("U1", TestEstate.As(Roles.Agent))).Value;

    private static string Token(UnitLink link) => link.Path.Split('/')[^1];

    private Task<int> CountAsync<T>(Func<EstateDbContext, IQueryable<T>> of) => _estate.ReadAsync(db => of(db).CountAsync());
}

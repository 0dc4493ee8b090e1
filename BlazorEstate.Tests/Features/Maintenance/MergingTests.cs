using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance.Attachments;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Domain.InterventionStatus;

namespace BlazorEstate.Tests.Features.Maintenance;

/// <summary>Requests for what is seen to already, and what those who asked are told.</summary>
public sealed class MergingTests : MaintenanceWorld
{
    private static readonly Actor Coordinator = TestEstate.As(Roles.Coordinator);

    [Fact]
    public async Task A_merged_request_is_declined_and_shows_with_the_one_that_sees_to_it()
    {
        var (target, request) = (await RequestAsync(Accepted), await ReportAsync("zoe@example.org"));
        await Service.CommentAsync(request, "Second call today", Coordinator);
        await Estate.Scoped<AttachmentService>().AddAsync(request, null, [new("leak.jpg", 1, _ => new MemoryStream(Photos.Jpeg))], Coordinator);
        Assert.Empty((await Service.MergeAsync(request, null, $" {target} ", "Same leak", Coordinator)).Problems);

        var (merged, into) = (await FindAsync(request), await FindAsync(target));
        Assert.Equal((Declined, target), (merged.Row.Status, merged.Row.MergedInto));
        Assert.Equal((InterventionEvent.Merged, target, "Same leak"), (merged.Timeline[0].Kind, merged.Timeline[0].What, merged.Timeline[0].Note));
        Assert.Equal((InterventionEvent.MergedHere, $"{request} – Tropfen", (string?)null), (into.Timeline[0].Kind, into.Timeline[0].What, into.Timeline[0].From));
        Assert.Contains(into.Timeline, e => e is { Kind: InterventionEvent.Commented, Note: "Second call today" } && e.From == request);
        var photo = Assert.Single(into.Timeline.SelectMany(e => e.Files));
        Assert.Equal((request, "leak.jpg"), (photo.Code, photo.FileName));
        Assert.NotNull(await Queries.FileAsync(photo.Code, photo.Id));
        Assert.Equal(Accepted, into.Row.Status);
        Assert.Equal(1, await Estate.ReadAsync(db => db.AuditEntries.CountAsync(a => a.SubjectCode == request && a.Changes.Contains("MergedIntoId"))));
    }

    [Fact]
    public async Task What_was_merged_into_a_merged_one_shows_too()
    {
        var (first, second, third) = (await RequestAsync(), await RequestAsync(), await RequestAsync(Accepted));
        await Service.CommentAsync(first, "the oldest word", Coordinator);
        Assert.True((await Service.MergeAsync(first, null, second, null, Coordinator)).IsOk);
        Assert.True((await Service.MergeAsync(second, null, third, null, Coordinator)).IsOk);
        Assert.Contains((await FindAsync(third)).Timeline, e => e.Note == "the oldest word" && e.From == first);
    }

    [Fact]
    public async Task Only_a_request_is_merged_and_only_into_what_is_open_in_the_same_property()
    {
        var (target, request, accepted, closed) = (await RequestAsync(Accepted), await RequestAsync(), await RequestAsync(Accepted), await RequestAsync(Declined));
        var neighbour = await Estate.UnitAsync(await Estate.ReadAsync(db => db.Properties.SingleAsync()), "U2", "Lot 2");
        var elsewhere = await Estate.SomeUnitAsync("9");
        var (next, far) = ((await Service.RequestAsync("U2", Leak, null, Coordinator)).Value, (await Service.RequestAsync(elsewhere.Code, Leak, null, Coordinator)).Value);
        async Task<string> RefusedAsync(string code, string? into, long? version = null, Actor? actor = null) => Assert.Single((await Service.MergeAsync(code, version, into, null, actor ?? Coordinator)).Problems).Code;

        Assert.Equal("Required", await RefusedAsync(request, " "));
        Assert.Equal("Unknown", await RefusedAsync(request, "M999999"));
        Assert.Equal("Intervention.MergeSelf", await RefusedAsync(request, request));
        Assert.Equal("Intervention.MergeEnded", await RefusedAsync(request, closed));
        Assert.Equal("Intervention.MergeElsewhere", await RefusedAsync(request, far));
        Assert.Equal("Intervention.FromAccepted", await RefusedAsync(accepted, target));
        Assert.Equal("Intervention.FromDeclined", await RefusedAsync(closed, target));
        Assert.Equal(Result.StaleCode, await RefusedAsync(request, target, version: 7));
        Assert.Equal(Result.ForbiddenCode, await RefusedAsync(request, target, actor: TestEstate.As(Roles.Agent)));
        Assert.Equal(Result.NotFoundCode, await RefusedAsync("M999999", target));
        Assert.Equal([accepted, target, next], (await Queries.MergeTargetsAsync(request, "")).Select(c => c.Code));
        Assert.Equal([next], (await Queries.MergeTargetsAsync(request, next)).Select(c => c.Code));
        Assert.True((await Service.MergeAsync(request, 1, next, null, Coordinator)).IsOk);
        Assert.Equal(neighbour.Id, (await Estate.ReadAsync(db => db.Interventions.SingleAsync(i => i.Code == next))).UnitId);
    }

    [Fact]
    public async Task Who_left_an_address_is_told_where_it_is_handled_and_how_that_goes_on()
    {
        var (target, request) = (await RequestAsync(), await ReportAsync("zoe@example.org", "en"));
        await Service.MergeAsync(request, null, target, "Same leak", Coordinator);
        await Service.MoveAsync(target, null, Accepted, null, Coordinator);
        await Service.PlanAsync(target, null, new(2025, 6, 17, 7, 0, 0, DateTimeKind.Utc), new(2025, 6, 17, 9, 0, 0, DateTimeKind.Utc), null, Coordinator);
        var mails = await MailsAsync();
        Assert.Equal(["Merged", "Accepted", "Planned"], mails.Select(m => m.Letter.GetProperty("outcome").GetString()));
        Assert.All(mails, m => Assert.Equal(("zoe@example.org", "en", target, request), (m.To, m.Language, m.Letter.GetProperty("into").GetString(), m.Letter.GetProperty("code").GetString())));
        Assert.Equal("Same leak", mails[0].Letter.GetProperty("note").GetString());
        Assert.StartsWith("2025-06-17T09:00", mails[2].Letter.GetProperty("start").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Vasseur", string.Concat(mails.Select(m => m.Letter.GetRawText())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_for_what_was_merged_twice_is_told_where_it_came_to_and_how_that_goes_on()
    {
        var (first, second, third) = (await ReportAsync("zoe@example.org"), await ReportAsync("yann@example.org"), await RequestAsync());
        Assert.True((await Service.MergeAsync(first, null, second, null, Coordinator)).IsOk);
        Assert.True((await Service.MergeAsync(second, null, third, null, Coordinator)).IsOk);
        Assert.True((await Service.MoveAsync(third, null, Accepted, null, Coordinator)).IsOk);
        var mails = (await MailsAsync()).ConvertAll(m => (m.To, m.Letter.GetProperty("outcome").GetString(), m.Letter.GetProperty("code").GetString(), m.Letter.GetProperty("into").GetString()));
        Assert.Equal([
            ("zoe@example.org", "Merged", first, second), ("zoe@example.org", "Merged", first, third), ("yann@example.org", "Merged", second, third),
            ("zoe@example.org", "Accepted", first, third), ("yann@example.org", "Accepted", second, third)], mails);
    }

    [Fact]
    public async Task What_is_noted_for_one_home_is_not_told_to_the_next()
    {
        await Estate.UnitAsync(await Estate.ReadAsync(db => db.Properties.SingleAsync()), "U2", "Lot 2");
        var (next, request) = ((await Service.RequestAsync("U2", Leak, null, Coordinator)).Value, await ReportAsync("zoe@example.org"));
        Assert.True((await Service.MergeAsync(request, null, next, "Same pipe", Coordinator)).IsOk);
        await Service.MoveAsync(next, null, Accepted, null, Coordinator);
        Assert.True((await Service.PlanAsync(next, null, new(2025, 6, 17, 7, 0, 0, DateTimeKind.Utc), new(2025, 6, 17, 9, 0, 0, DateTimeKind.Utc), "The key is under the mat", Coordinator)).IsOk);
        Assert.DoesNotContain("under the mat", string.Concat((await MailsAsync()).Where(m => m.To == "zoe@example.org").Select(m => m.Letter.GetRawText())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_reaches_who_asked_else_the_tenant_who_agreed_to_mails()
    {
        var tenant = await Estate.AddAsync(Tenant.Create("T1", new("Benoît", "benoit@example.org", EmailConsent: true)));
        await Lettings.LettingAsync(Estate, Unit, tenant, "L1", new(2025, 1, 1), new(2027, 12, 31));
        var (asked, silent) = (await ReportAsync("zoe@example.org"), await ReportAsync(null));
        await Service.MoveAsync(asked, null, Declined, "Yours to repair", Coordinator);
        Assert.Equal(("zoe@example.org", "requestAnswer"), Assert.Single(await MailsAsync()) is var m ? (m.To, m.Template) : default);
        await Service.MoveAsync(silent, null, Declined, "Yours to repair", Coordinator);
        Assert.Equal(("benoit@example.org", "interventionNotice"), (await MailsAsync())[^1] is var n ? (n.To, n.Template) : default);

        // A slot reaches the tenant with the appointment, and who asked where that is somebody else.
        var both = await ReportAsync("Benoit@Example.org");
        var other = await ReportAsync("zoe@example.org");
        foreach (var code in (string[])[both, other]) { await Service.MoveAsync(code, null, Accepted, null, Coordinator); }
        var before = (await MailsAsync()).Count;
        foreach (var code in (string[])[both, other]) { Assert.True((await Service.PlanAsync(code, null, new(2025, 6, 18, 7, 0, 0, DateTimeKind.Utc), new(2025, 6, 18, 9, 0, 0, DateTimeKind.Utc), null, Coordinator)).IsOk); }
        Assert.Equal(["interventionNotice", "interventionNotice", "requestAnswer"], (await MailsAsync()).Skip(before).Select(m => m.Template));
    }

    /// <summary>What the unit's link makes of a report.</summary>
    private async Task<string> ReportAsync(string? email, string language = "fr")
    {
        await using var db = await Estate.Factory.CreateDbContextAsync();
        await using var tx = await db.BeginWriteAsync();
        var made = Intervention.Report(await db.NextCodeAsync("M"), Unit.Id, new("Tropfen", "plumbing", InterventionPriority.High), new("Zoé", null, email, null, language), Guid.NewGuid().ToString("N"), new(2025, 6, 15), new(2025, 6, 15, 10, 0, 0, DateTimeKind.Utc)).Value;
        db.AddRange(made.Intervention, made.Entry, made.Reporter);
        await db.SaveAsync(TestEstate.Admin);
        await tx.CommitAsync();
        return made.Intervention.Code;
    }

    private async Task<List<(string To, string Template, string Language, JsonElement Letter)>> MailsAsync() =>
        [.. (await Estate.ReadAsync(db => db.OutgoingMails.OrderBy(m => m.Id).ToListAsync())).Select(m => (m.ToAddress, m.Template, m.Language, JsonDocument.Parse(m.Data).RootElement))];
}

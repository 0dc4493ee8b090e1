using System.Text;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Sending;
using BlazorEstate.Features.Mails;
using BlazorEstate.Features.Visits;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Ical.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static BlazorEstate.Tests.Features.Visits.VisitWorld;

namespace BlazorEstate.Tests.Features.Visits;

/// <summary>The appointment that goes with a letter about a visit, from the mail server's side, read by a calendar library that knows nothing of ours.</summary>
public sealed class VisitInvitationTests : IAsyncLifetime
{
    private readonly SmtpServer _server = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("estate-invite-").FullName;
    private VisitWorld _world = null!;

    public async Task InitializeAsync() => _world = await CreateAsync(
        services => services.AddSingleton(OutboxSetup.Notice).AddEstateEmail(new ConfigurationBuilder().AddInMemoryCollection([new("Agency:Name", "Agence de test"), .. _server.Settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))]).Build(), _folder),
        _server.Settings);

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _world.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    [Fact]
    public async Task A_visit_is_invited_to_moved_and_called_off_as_one_appointment()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        var booked = await NextAsync("REQUEST");
        Assert.Equal(("visit-V00001@blazorestate", 0, "CONFIRMED"), (booked.Event.Uid, booked.Event.Sequence, booked.Event.Status));
        Assert.Equal((Utc(25, 9, 0), Utc(25, 9, 30)), (booked.Event.DtStart!.AsUtc, booked.Event.DtEnd!.AsUtc));
        Assert.True(booked.Event.DtStart.IsUtc);
        Assert.Equal(("mailto:agence@site.example", "Agence de test"), (booked.Event.Organizer!.Value!.ToString(), booked.Event.Organizer.CommonName));
        Assert.Equal(("mailto:benoit@example.org", "Benoît Hébert"), (booked.Event.Attendees.Single().Value!.ToString(), booked.Event.Attendees.Single().CommonName));
        Assert.Equal(("Visite – Lot 1, Résidence Vasseur", "Lot 1, Résidence Vasseur, 1 rue de la République, 69003 Lyon"), (booked.Event.Summary, booked.Event.Location));
        Assert.StartsWith("Visite le", booked.Mail.Subject, StringComparison.Ordinal);

        Assert.True((await _world.Service.StepAsync(code, new(VisitStatus.Confirmed), _world.Me)).IsOk);
        Assert.True((await _world.Service.MoveAsync(new(code, Local("2027-03-30T10:00"), Local("2027-03-30T11:00")), _world.Me)).IsOk);
        var moved = await NextAsync("REQUEST");
        Assert.Equal((booked.Event.Uid, Utc(30, 8, 0, 3, 2027), Utc(30, 9, 0, 3, 2027)), (moved.Event.Uid, moved.Event.DtStart!.AsUtc, moved.Event.DtEnd!.AsUtc));
        Assert.True(moved.Event.Sequence > booked.Event.Sequence, "a calendar takes only what is newer");

        Assert.True((await _world.Service.StepAsync(code, new(VisitStatus.Cancelled, "Notre collègue est souffrante."), _world.Me)).IsOk);
        var cancelled = await NextAsync("CANCEL");
        Assert.Equal((booked.Event.Uid, "CANCELLED", moved.Event.DtStart.AsUtc), (cancelled.Event.Uid, cancelled.Event.Status, cancelled.Event.DtStart!.AsUtc));
        Assert.True(cancelled.Event.Sequence > moved.Event.Sequence);
        Assert.StartsWith("Annulée", cancelled.Mail.Subject, StringComparison.Ordinal);
        Assert.Contains("Notre collègue est souffrante.", cancelled.Mail.Part("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Long_french_text_is_folded_and_what_means_something_to_calendars_is_escaped()
    {
        const string place = "Devant la loge ; côté cour, à l’entrée « Érables » \\ 2e bâtiment : sonnez « œuvre d’été », puis montez à l’étage élevé, très au fond du couloir";
        Assert.True((await _world.Service.BookAsync(At("2026-11-25T10:00") with { Kind = VisitKind.ExitInventory, Place = place }, _world.Me)).IsOk);
        var (mail, _, read) = await NextAsync("REQUEST");
        Assert.Equal((place, "État des lieux de sortie – Lot 1, Résidence Vasseur"), (read.Location, read.Summary));
        var lines = Encoding.UTF8.GetString(mail.PartBytes("text/calendar")).Split("\r\n");
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains(lines, line => line.StartsWith(' '));
    }

    [Fact]
    public async Task Whoever_is_visited_no_longer_is_told_and_past_visits_are_not_written_about()
    {
        var code = await _world.BookAsync("2026-11-25T10:00");
        await NextAsync("REQUEST");
        Assert.True((await _world.Service.ChangeAsync(code, At("2026-11-25T10:00", unit: "U2"), _world.Me)).IsOk);
        var (mail, _, read) = await NextAsync("CANCEL");
        Assert.Equal(("benoit@example.org", 1), (mail.To.Single(), read.Sequence));
        Assert.True((await _world.Service.StepAsync(code, new(VisitStatus.Cancelled), _world.Me)).IsOk);
        var past = await _world.BookAsync("2026-11-23T10:00");
        Assert.True((await _world.Service.StepAsync(past, new(VisitStatus.Cancelled), _world.Me)).IsOk);
        await DrainAsync();
        Assert.Equal(2, _server.Count);
    }

    [Theory]
    [InlineData("text/calendar; charset=utf-8; method=REQUEST", "text/calendar; charset=utf-8; method=REQUEST")]
    [InlineData("text/plain; name=\"a\"; b", "application/octet-stream")]
    [InlineData("text/html/x", "application/octet-stream")]
    public async Task A_type_that_is_none_goes_as_bytes(string type, string sent)
    {
        await _world.Estate.Get<MailTransport>().SendAsync(new Mail("a@site.example", "A", "s", "t", "h") { Files = [new("f.ics", type, "x"u8.ToArray())] });
        Assert.Equal("x", _server.Received.Single().Part(sent));
    }

    [Fact]
    public void Content_that_is_too_long_or_a_type_with_a_line_break_is_refused()
    {
        Assert.Equal([("attachment", "TooLong")], Refused(new() { FileName = "visit.ics", ContentType = "text/calendar", Content = new('x', MailAttachment.LongestContent + 1) }));
        Assert.Equal([("attachment", "LineBreak")], Refused(new() { FileName = "visit.ics", ContentType = "text/calendar\r\nBcc: thief@evil.example", Content = "x" }));

        static IEnumerable<(string, string)> Refused(MailAttachment file) =>
            OutgoingMail.Create("k", "t", "{}", new MailRecipient("a@site.example", "Ada", "fr"), default, default, null, file).Problems.Select(p => (p.Field, p.Code));
    }

    private async Task<(ReceivedMail Mail, Ical.Net.Calendar Calendar, Ical.Net.CalendarComponents.CalendarEvent Event)> NextAsync(string method)
    {
        var before = _server.Count;
        await DrainAsync();
        var mail = _server.Received.Skip(before).Single();
        Assert.Contains($"Content-Type: text/calendar; charset=utf-8; method={method}\r\n", mail.Raw, StringComparison.Ordinal);
        Assert.Contains("filename=\"visit.ics\"", mail.Raw, StringComparison.Ordinal);
        var calendar = Ical.Net.Calendar.Load(mail.Part("text/calendar"))!;
        Assert.Equal((method, "2.0"), (calendar.Method, calendar.Version));
        return (mail, calendar, calendar.Events.Single());
    }

    private async Task DrainAsync()
    {
        await using var sender = new OutboxSender(_world.Estate.Get<OutboxParts>(), _world.Estate.Get<OutboxFolders>().Holders);
        while ((await sender.RunAsync(50)).Claimed > 0) { }
    }

    private static DateTime Utc(int day, int hour, int minute, int month = 11, int year = 2026) => new(year, month, day, hour, minute, 0, DateTimeKind.Utc);
}

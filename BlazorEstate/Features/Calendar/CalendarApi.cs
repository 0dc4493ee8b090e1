using System.ComponentModel;
using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Calendar;

/// <summary>What GET /calendar is asked.</summary>
public sealed record CalendarRequest(
    [property: FromQuery(Name = "from"), Description("First day; today unless given.")] DateOnly? From = null,
    [property: FromQuery(Name = "to"), Description("Last day, included; 30 days after the first unless given, and at most 399.")] DateOnly? To = null,
    [property: FromQuery(Name = "kinds"), Description("Of rent, forecast, visit, intervention, preventive, leaseEnd, revision, deposit, document, vendorPaper, holiday, with commas; all that you may see unless given.")] string? Kinds = null,
    [property: FromQuery(Name = "property")] string? Property = null,
    [property: FromQuery(Name = "owner")] string? Owner = null,
    [property: FromQuery(Name = "person"), Description("E-mail address: only that person's visits and interventions.")] string? Person = null,
    [property: FromQuery(Name = "vendor"), Description("Code: only that vendor's work and papers, and no visits.")] string? Vendor = null)
{
    public Result<CalendarView> Read(DateOnly today, Actor actor)
    {
        var from = From ?? today;
        var to = To ?? DateOnly.FromDayNumber(Math.Min(from.DayNumber + 30, DateOnly.MaxValue.DayNumber));
        var kinds = CalendarKinds.Parse(Kinds);
        return new Checks()
            .That(CalendarView.Knows(from), "from", "OutOfRange", CalendarView.First, CalendarView.Last)
            .That(CalendarView.Knows(to), "to", "OutOfRange", CalendarView.First, CalendarView.Last)
            .That(kinds is not null, "kinds", "Choice")
            .That(to >= from, "to", "Calendar.Reversed")
            .That(to.DayNumber - from.DayNumber < CalendarQueries.MostDays, "to", "Calendar.TooLong", CalendarQueries.MostDays)
            .ToResult(() => new CalendarView(from, to, kinds!.Intersect(CalendarKinds.For(actor.Permissions)).ToHashSet(), Property, Owner, Person, Vendor));
    }
}

/// <summary>Money in major units; whole days end on their last day.</summary>
public sealed record CalendarItem(CalendarKind Kind, string Title, string Start, string End, bool AllDay, string? SubjectUrl, string? Status, decimal? Amount, int? Count);

public sealed record CalendarItems(IReadOnlyList<CalendarItem> Items);

public static class CalendarApi
{
    public static void MapCalendar(this IEndpointRouteBuilder api) =>
        api.MapGet("/calendar", ListAsync).WithTags("Calendar").RequireAuthorization(Permissions.VisitsView)
            .Named("ReadCalendar", "Reads what falls in a span of days", "Rents are counted by due day. Instants are UTC; whole days are days of the agency.").Refuses(422);

    private static Task<Results<Ok<CalendarItems>, ProblemHttpResult>> ListAsync(
        [AsParameters] CalendarRequest request, CalendarQueries queries, CalendarWords words, Currency currency, AgencyClock clock, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.AnswerAsync(request.Read(clock.Today, http.Actor()),
            async view => new CalendarItems([.. (await queries.ReadAsync(view with { Singly = true }, ct)).Select(e => Item(e, words, currency, clock))]));

    private static CalendarItem Item(CalendarEntry e, CalendarWords words, Currency currency, AgencyClock clock)
    {
        var money = e.Kind is CalendarKind.Rent or CalendarKind.Forecast or CalendarKind.Deposit;
        return new(
            e.Kind, words.Title(e), Time(e, e.Start, clock), Time(e, e.End, clock), e.AllDay, e.Url,
            e.Kind == CalendarKind.Rent ? e.Open == 0 ? "paid" : e.Day < clock.Today ? "overdue" : "due" : e.Status is { } status ? Names.Of(status) : null,
            money ? currency.ToMajor(e.Amount) : null, e.Count == 0 ? null : e.Count);
    }

    private static string Time(CalendarEntry e, DateTime local, AgencyClock clock) =>
        e.AllDay ? $"{local:yyyy-MM-dd}" : $"{clock.ToUtc(local):yyyy-MM-ddTHH:mm:ss}Z";
}

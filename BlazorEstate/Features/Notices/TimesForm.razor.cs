using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Features.Notices;

public sealed partial class TimesForm
{
    private static readonly IReadOnlyList<DayOfWeek> Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private ChosenTimes read = new();
    private Choice? zone;
    private string? from, to, hour, day;
    private string typed = "";
    private int generation;

    /// <summary>Those that are kept.</summary>
    [Parameter, EditorRequired]
    public ChosenTimes Times { get; set; } = default!;

    /// <summary>The zone of who has chosen none.</summary>
    [Parameter, EditorRequired]
    public TimeZoneInfo Agency { get; set; } = default!;

    /// <summary>UTC.</summary>
    [Parameter, EditorRequired]
    public DateTime Now { get; set; }

    /// <summary>Keeps new times in place of those that were read.</summary>
    [Parameter, EditorRequired]
    public Func<ChosenTimes, ChosenTimes, Task<Result>> OnSave { get; set; } = default!;

    /// <summary>Reads again.</summary>
    [Parameter, EditorRequired]
    public Func<Task<ChosenTimes>> OnReload { get; set; } = default!;

    private static IEnumerable<(string, string)> Hours => Enumerable.Range(0, 24).Select(h => (Text(h), new TimeOnly(h, 0).ToString("t", CultureInfo.CurrentCulture)));

    private static IEnumerable<(string, string)> Days => Week.Select(d => (d.ToString(), Capital(CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(d))));

    private string? ThereIs => zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone.Code, out var there)
        ? L["Zone.Now", TimeZoneInfo.ConvertTimeFromUtc(Now, there).ToString("t", CultureInfo.CurrentCulture)] : L["Zone.Help"];

    /// <summary>What is in the fields, where it makes sense; what comes next is shown before it is saved.</summary>
    private NoticeTimes? Foreseen
    {
        get
        {
            var draft = Draft();
            if (!draft.IsOk || !draft.Value.Check().IsOk)
            {
                return null;
            }

            var settings = new NotificationSettings();
            draft.Value.Put(settings);
            return NoticeTimes.Of(settings, Agency);
        }
    }

    protected override void OnInitialized() => Start();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Capital(string word) => char.ToUpper(word[0], CultureInfo.CurrentCulture) + word[1..];

    private static string When(NoticeTimes times, DateOnly due)
    {
        var at = times.ToLocal(times.SentAt(due));
        return $"{at.ToString("dddd d MMMM", CultureInfo.CurrentCulture)}, {at.ToString("t", CultureInfo.CurrentCulture)}";
    }

    private void Start()
    {
        read = Times;
        zone = Zones.Of(read.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var own) ? own : Agency, Now);
        (from, to, hour, day) = (DayTimes.Write(read.QuietFrom), DayTimes.Write(read.QuietTo), Text(read.DigestHour), read.WeeklyDay.ToString());
        generation++;
    }

    private Task<IReadOnlyList<Choice>> FindAsync(string text)
    {
        typed = text;
        return Task.FromResult(Zones.Find(text, Now));
    }

    // A name that is typed in full needs no choosing.
    private Result<ChosenTimes> Draft() => Draft(zone ?? Zones.Named(typed, Now));

    private Result<ChosenTimes> Draft(Choice? there) => new Checks()
        .That(there is not null || typed.Length > 0, "timeZone", "Required")
        .That(there is not null || typed.Length == 0, "timeZone", "TimeZone.Unknown", typed)
        .That(DayTimes.TryRead(from, out var quietFrom), "quietFrom", "Time")
        .That(DayTimes.TryRead(to, out var quietTo), "quietTo", "Time")
        .ToResult(() => new ChosenTimes(there!.Code == Agency.Id ? null : there.Code, quietFrom, quietTo, int.Parse(hour!, CultureInfo.InvariantCulture), Enum.Parse<DayOfWeek>(day!)));

    private async Task<Result> SaveAsync()
    {
        var draft = Draft();
        var saved = draft.IsOk ? await OnSave(draft.Value, read) : draft;
        if (saved.IsOk)
        {
            Times = draft.Value;
            Start();
        }

        return saved;
    }

    private async Task ReloadAsync()
    {
        Times = await OnReload();
        Start();
    }
}

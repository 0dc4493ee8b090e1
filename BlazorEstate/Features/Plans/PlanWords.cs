using BlazorEstate.Domain;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Features.Plans;

/// <summary>How a plan repeats, as people say it.</summary>
internal static class PlanWords
{
    /// <summary>"every 3 months".</summary>
    public static string Every(this IStringLocalizer<PlansText> texts, int every, PlanPeriod period) =>
        every == 1 ? texts[$"Every.{period}.One"] : texts[$"Every.{period}", every];

    /// <summary>How far a day is from today: "in 12 days", "3 days late".</summary>
    public static string Left(this IStringLocalizer<PlansText> texts, DateOnly day, DateOnly today) => (day.DayNumber - today.DayNumber) switch
    {
        0 => texts["Left.Today"],
        1 => texts["Left.Tomorrow"],
        -1 => texts["Left.Yesterday"],
        > 1 and var days => texts["Left.Days", days],
        var days => texts["Left.Late", -days],
    };
}

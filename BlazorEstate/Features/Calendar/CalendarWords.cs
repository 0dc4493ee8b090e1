using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Features.Calendar;

/// <summary>Says what stands in the calendar, in the language of the thread.</summary>
public sealed class CalendarWords(IStringLocalizer<CalendarText> texts, MoneyText money)
{
    public string Kind(CalendarKind kind) => texts["Kind." + kind];

    public string Title(CalendarEntry e) => e.Kind switch
    {
        _ when e.IsMany => texts["Many." + e.Kind, Number(e.Count), money.Format(e.Amount)],
        CalendarKind.Rent => texts["Rents", Number(e.Count), money.Format(e.Amount)],
        CalendarKind.Forecast => texts["Forecasts", Number(e.Count), money.Format(e.Amount)],
        CalendarKind.Visit => texts["VisitAt", EnumText.Name(e.What!), e.Place ?? ""],
        CalendarKind.Intervention => texts["WorkAt", e.Name ?? "", e.Place ?? ""],
        CalendarKind.Preventive => texts["WorkAt", e.Name ?? "", e.Place ?? ""],
        CalendarKind.LeaseEnd => texts["LeaseEnds", e.Name ?? ""],
        CalendarKind.Revision => texts["MayRevise", e.Name ?? ""],
        CalendarKind.Deposit => texts["DepositDue", e.Name ?? "", money.Format(e.Amount)],
        CalendarKind.Document => texts["Expires", e.Name ?? ""],
        CalendarKind.VendorPaper => texts["Paper." + e.What, e.Name ?? ""],
        _ => EnumText.Name(e.What!),
    };

    /// <summary>As a title where there is little room and the icon says the kind.</summary>
    public string Short(CalendarEntry e) => e.Kind switch
    {
        CalendarKind.Rent or CalendarKind.Forecast => $"{Number(e.Count)} · {money.Format(e.Amount)}",
        _ when e.IsMany => Title(e),
        CalendarKind.Visit => e.Place ?? "",
        CalendarKind.Holiday => Title(e),
        _ => e.Name ?? "",
    };

    /// <summary>What does not stand in the title.</summary>
    public string Detail(CalendarEntry e) => e.Kind switch
    {
        _ when e.IsMany => texts["Many"],
        CalendarKind.Rent => e.Open == 0 ? texts["AllPaid"] : texts["StillOpen", money.Format(e.Open)],
        CalendarKind.Forecast => texts["NotIssued"],
        CalendarKind.Visit => string.Join(" · ", new[] { e.Name, EnumText.Name(e.Status!), e.Code }.OfType<string>()),
        CalendarKind.Intervention => $"{EnumText.Name(e.Status!)} · {e.Code}",
        CalendarKind.Preventive => $"{(e.Status is PlanState ? texts["NotMade"] : EnumText.Name(e.Status!))} · {e.Code}",
        CalendarKind.LeaseEnd or CalendarKind.Revision or CalendarKind.Deposit => $"{e.Place} · {e.Code}",
        CalendarKind.Document => $"{EnumText.Name(e.What!)} · {e.Place} · {e.Code}",
        CalendarKind.VendorPaper => e.Code ?? "",
        _ => "",
    };

    /// <summary>When, as an agenda says it.</summary>
    public string Time(CalendarEntry e) => e.AllDay ? "" : $"{e.Start.ToString("t", CultureInfo.CurrentCulture)} – {e.End.ToString("t", CultureInfo.CurrentCulture)}";

    /// <summary>Day and hour of something that was moved.</summary>
    public string When(DateTime start) => start.ToString(texts["WhenFormat"], CultureInfo.CurrentCulture);

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}

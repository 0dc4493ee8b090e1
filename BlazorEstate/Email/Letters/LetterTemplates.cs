using System.Globalization;
using System.Resources;
using BlazorEstate.Email.Letters.Templates;
using BlazorEstate.Shared;

namespace BlazorEstate.Email.Letters;

/// <summary>The Razor component of a letter, and what its wording may quote.</summary>
/// <param name="Places">Names that may stand in braces.</param>
/// <param name="Values">What stands there, for a model.</param>
public sealed record LetterDrawing(LetterKind Kind, Type Component, IReadOnlyList<string> Places, Func<object, LetterWords, IReadOnlyDictionary<string, string>> Values);

/// <summary>Every letter's template: a new letter is one entry here.</summary>
public static class LetterTemplates
{
    private static readonly ResourceManager Texts = new(typeof(LettersText));

    private static readonly Dictionary<string, LetterDrawing> ByKey = new List<LetterDrawing>
    {
        ToTenant<RentCall, RentCallLetter>(LetterKinds.RentCall, m => m.Place,
            ("period", (m, _) => LetterWords.Period(m.From, m.To)), ("dueDate", (m, _) => LetterWords.Day(m.DueOn)),
            ("amount", (m, w) => w.Money(m.Open)), ("total", (m, w) => w.Money(m.Total))),
        ToTenant<RentPaid, ReceiptLetter>(LetterKinds.Receipt, m => m.Place,
            ("period", (m, _) => m.PeriodsText()), ("amount", (m, w) => w.Money(m.Amount)), ("paidOn", (m, _) => LetterWords.Day(m.PaidOn))),
        ToTenant<RentPaid, QuittanceLetter>(LetterKinds.Quittance, m => m.Place,
            ("period", (m, _) => m.PeriodsText()), ("amount", (m, w) => w.Money(m.Amount)), ("paidOn", (m, _) => LetterWords.Day(m.PaidOn))),
        Reminder<ReminderLetter>(LetterKinds.Reminder1),
        Reminder<ReminderLetter>(LetterKinds.Reminder2),
        Reminder<FormalNoticeLetter>(LetterKinds.Reminder3),
        ToTenant<VisitNotice, VisitLetter>(LetterKinds.VisitNotice, m => m.Place,
            ("what", (m, _) => m.What), ("date", (m, _) => LetterWords.WeekDay(DateOnly.FromDateTime(m.Start))),
            ("time", (m, _) => LetterWords.Time(m.Start)), ("who", (m, _) => m.Who)),
        ToTenant<VisitCancellation, VisitCancelledLetter>(LetterKinds.VisitCancelled, m => m.Place,
            ("what", (m, _) => m.What), ("date", (m, _) => LetterWords.WeekDay(DateOnly.FromDateTime(m.Start))),
            ("time", (m, _) => LetterWords.Time(m.Start)), ("reason", (m, _) => m.Reason)),
        ToTenant<InventoryNotice, InventorySignedLetter>(LetterKinds.InventorySigned, m => m.Place,
            ("what", (m, _) => m.What), ("date", (m, _) => LetterWords.Day(DateOnly.FromDateTime(m.At)))),
        ToTenant<InterventionNotice, InterventionLetter>(LetterKinds.InterventionNotice, m => m.Place,
            ("title", (m, _) => m.Title), ("code", (m, _) => m.Code)),
        ToTenant<RechargeNotice, RechargeLetter>(LetterKinds.RechargeNotice, m => m.Place,
            ("title", (m, _) => m.Title), ("code", (m, _) => m.Code), ("amount", (m, w) => w.Money(m.Total)), ("dueDate", (m, _) => LetterWords.Day(m.DueOn))),
        ToTenant<RechargeCorrection, RechargeCorrectedLetter>(LetterKinds.RechargeCorrected, m => m.Place,
            ("title", (m, _) => m.Title), ("code", (m, _) => m.Code), ("amount", (m, w) => w.Money(m.Total))),
        Of<RequestAnswer, RequestAnswerLetter>(LetterKinds.RequestAnswer,
            ("tenant", (m, _) => m.Name), ("unit", (m, _) => m.Unit), ("title", (m, _) => m.Title), ("code", (m, _) => m.Code)),
        ToOwner<OwnerVisitNotice, OwnerVisitLetter>(LetterKinds.OwnerVisitNotice, m => m.Unit,
            ("news", (m, _) => EnumText.Name(m.News)), ("what", (m, _) => EnumText.Name(m.Kind)), ("date", (m, _) => LetterWords.WeekDay(DateOnly.FromDateTime(m.Start))),
            ("time", (m, _) => LetterWords.Time(m.Start)), ("who", (m, _) => m.Who)),
        ToOwner<OwnerInterventionNotice, OwnerInterventionLetter>(LetterKinds.OwnerInterventionNotice, m => m.Unit,
            ("news", (m, _) => EnumText.Name(m.News)), ("title", (m, _) => m.Title), ("code", (m, _) => m.Code)),
        Of<StaffNotice, StaffNoticeLetter>(LetterKinds.StaffNotice, ("title", (m, _) => m.Title), ("sentence", (m, _) => m.Sentence)),
        Of<StaffDigest, DigestLetter>(LetterKinds.Digest,
            ("date", (m, _) => LetterWords.Day(m.On)), ("titles", (m, _) => string.Join(", ", m.Parts.Select(p => $"{p.Title} ({p.Count})"))), ("notifications", (m, _) => Notifications(m.Parts.Sum(p => p.Count)))),
    }.ToDictionary(d => d.Kind.Key);

    public static LetterDrawing Of(LetterKind kind) => ByKey[kind.Key];

    private static string Notifications(int count) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(count == 1 ? "digest.One" : "digest.Many", CultureInfo.CurrentUICulture)!, count);

    private static LetterDrawing Reminder<TComponent>(LetterKind<RentReminder> kind) => ToTenant<RentReminder, TComponent>(kind, m => m.Place,
        ("amount", (m, w) => w.Money(m.Total)), ("date", (m, _) => LetterWords.Day(m.AsOf)),
        ("oldestDue", (m, _) => LetterWords.Day(m.Items.Count == 0 ? m.AsOf : m.Items.Min(i => i.DueOn))));

    private static LetterDrawing ToTenant<TModel, TComponent>(
        LetterKind<TModel> kind, Func<TModel, LetterPlace> place, params (string, Func<TModel, LetterWords, string>)[] own) => Of<TModel, TComponent>(kind,
    [
        ("tenant", (m, _) => place(m).Tenant), ("lease", (m, _) => place(m).LeaseCode), ("unit", (m, _) => place(m).Unit), ("address", (m, _) => place(m).Address), .. own,
    ]);

    private static LetterDrawing ToOwner<TModel, TComponent>(
        LetterKind<TModel> kind, Func<TModel, OwnerPlace> place, params (string, Func<TModel, LetterWords, string>)[] own) => Of<TModel, TComponent>(kind,
    [
        ("owner", (m, _) => place(m).Owner), ("unit", (m, _) => place(m).Unit), ("address", (m, _) => place(m).Address), .. own,
    ]);

    private static LetterDrawing Of<TModel, TComponent>(LetterKind<TModel> kind, params (string Name, Func<TModel, LetterWords, string> Value)[] places)
    {
        (string Name, Func<TModel, LetterWords, string> Value)[] all = [.. places, ("agency", (_, w) => w.Agency)];
        return new(kind, typeof(TComponent), [.. all.Select(p => p.Name)], (model, words) => all.ToDictionary(p => p.Name, p => p.Value((TModel)model, words)));
    }
}

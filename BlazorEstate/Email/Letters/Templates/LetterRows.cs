using BlazorEstate.Domain;
using BlazorEstate.Email.Letters.Parts;
using BlazorEstate.Shared;
using Microsoft.Extensions.Localization;

namespace BlazorEstate.Email.Letters.Templates;

/// <summary>Rows that several letters have.</summary>
internal static class LetterRows
{
    /// <summary>Who and where, and what a letter adds.</summary>
    public static IReadOnlyList<(string Label, string? Value)> Of(
        this LetterWords words, IStringLocalizer<LettersText> L, LetterPlace place, params ReadOnlySpan<(LocalizedString Label, string? Value)> own)
    {
        var rows = new List<(string, string?)> { (L["Fact.Tenant"], place.Tenant), (L["Fact.Place"], place.Address.Length > 0 ? $"{place.Unit}\n{place.Address}" : place.Unit), (L["Fact.Lease"], place.LeaseCode) };
        foreach (var (label, value) in own)
        {
            rows.Add((label, value));
        }

        return rows;
    }

    /// <summary>Which property and who lives there, and what a letter to its owner adds.</summary>
    public static IReadOnlyList<(string Label, string? Value)> Of(
        this LetterWords words, IStringLocalizer<LettersText> L, OwnerPlace place, params ReadOnlySpan<(LocalizedString Label, string? Value)> own)
    {
        var rows = new List<(string, string?)> { (L["Fact.Property"], place.Address.Length > 0 ? $"{place.Unit}\n{place.Address}" : place.Unit), (L["Fact.Tenant"], place.Tenant) };
        foreach (var (label, value) in own)
        {
            rows.Add((label, value));
        }

        return rows;
    }

    public static IReadOnlyList<(string Label, string? Value)> Of(this LetterWords words, IStringLocalizer<LettersText> L, RentPaid paid) => words.Of(
        L, paid.Place, (L["Fact.PaidOn"], LetterWords.Day(paid.PaidOn)), (L["Fact.Method"], EnumText.Name(paid.Method)), (L["Fact.Reference"], paid.Reference));

    /// <summary>What a payment brought to periods, and what they still lack.</summary>
    public static IReadOnlyList<AmountRow> Parts(this LetterWords words, IStringLocalizer<LettersText> L, IEnumerable<PaidPeriod> periods) =>
        [.. periods.Select(p => new AmountRow(
            p.What is { } what ? RepairText.Of(what) : p.Fee ? L["Amount.Fee"] : LetterWords.PeriodHead(p.Receipt.From, p.Receipt.To), words.Money(p.Part),
            Total(p.Receipt) - p.Receipt.Received is > 0 and var open ? L["Period.Open", words.Money(open), words.Money(Total(p.Receipt))] : L["Period.Settled"].Value))];

    /// <summary>What ends the amounts of a charge: VAT, total, and what of it credit has left to be paid.</summary>
    public static IReadOnlyList<AmountRow> ToPay(this LetterWords words, IStringLocalizer<LettersText> L, long vat, long total, long open) =>
    [
        .. vat == 0 ? Array.Empty<AmountRow>() : [new(L["Amount.Vat"], words.Money(vat))],
        new(L["Amount.Total"], words.Money(total), Strong: true),
        .. open == total ? Array.Empty<AmountRow>() : [new(L["Amount.Credited"], words.Money(open - total)), new(L["Amount.ToPay"], words.Money(open), Strong: true)],
    ];

    /// <summary>A period that is paid in full, rent and charges apart.</summary>
    public static IReadOnlyList<AmountRow> Full(this LetterWords words, IStringLocalizer<LettersText> L, RentReceipt period)
    {
        List<AmountRow> rows = [new(L["Amount.Rent"], words.Money(period.Rent)), new(L["Amount.Charges"], words.Money(period.Charges))];
        if (period.Other != 0)
        {
            rows.Add(new(L["Amount.Other"], words.Money(period.Other)));
        }

        if (period.Vat != 0)
        {
            rows.Add(new(L["Amount.Vat"], words.Money(period.Vat)));
        }

        rows.Add(new(L["Amount.PaidInFull"], words.Money(period.Received), Strong: true));
        return rows;
    }

    public static IReadOnlyList<AmountRow> Overdue(this LetterWords words, IStringLocalizer<LettersText> L, RentReminder reminder) =>
    [
        .. reminder.Items.Select(i => new AmountRow(i.What is { } what ? RepairText.Of(what) : LetterWords.PeriodHead(i.From, i.To), words.Money(i.Open), Late(words, L, i))),
        new AmountRow(L["Amount.Overdue"], words.Money(reminder.Total), Strong: true),
    ];

    private static string Late(LetterWords words, IStringLocalizer<LettersText> L, OverdueItem item)
    {
        var late = L[item.DaysLate == 1 ? "Overdue.Day" : "Overdue.Days", LetterWords.Day(item.DueOn), item.DaysLate];
        return item.Open == item.Total ? late : $"{late} {L["Overdue.Part", words.Money(item.Total - item.Open), words.Money(item.Total)]}";
    }

    private static long Total(RentReceipt receipt) => receipt.Rent + receipt.Charges + receipt.Other + receipt.Vat;
}

using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Payments;

/// <summary>What a tenant is sent for a payment (domain rule 12): a quittance for the periods that it completes, else a receipt for the sum.</summary>
internal static class PaymentLetters
{
    /// <summary>
    /// Adds the letter to the coming save; none where the tenant does not take letters by e-mail, or the setting keeps all back.
    /// The payment has its number already: the mail's key is made of it, so that there is one letter per payment.
    /// </summary>
    /// <param name="rows">What the payment was put on, with the charges.</param>
    public static async Task ThankAsync(
        this EstateDbContext db, TenantMailOptions mails, Payment payment, LeaseAccount account, IEnumerable<PaymentAllocation> rows, DateTime at, CancellationToken ct)
    {
        if (!mails.Enabled || await db.LeaseParties().FirstAsync(p => p.LeaseId == payment.LeaseId, ct) is not { TakesMail: true } party)
        {
            return;
        }

        var letter = RentPaid.Of(party.Place, payment, rows.GroupBy(r => r.Charge!, (charge, own) => (charge, own.Sum(r => r.Amount))), account.Credit);
        var kind = letter.InFull.Any() ? LetterKinds.Quittance : LetterKinds.Receipt;
        var subject = new Subject(nameof(Payment), payment.Id, payment.Id.ToString(CultureInfo.InvariantCulture));
        db.AddMail(kind, letter, party.Recipient, subject, Key(payment.Id), at);
    }

    /// <summary>Of the letter's mail.</summary>
    public static string Key(long payment) => string.Create(CultureInfo.InvariantCulture, $"receipt/{payment}");
}

using System.Globalization;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>What a tenant is written of a repair on their account, if they agreed to letters by e-mail. Added to the coming save; the charge has its number.</summary>
internal static class RechargeLetters
{
    /// <summary>One letter for each charge: what it is for, how much, and when it is due.</summary>
    public static async Task WriteRechargeAsync(this EstateDbContext db, Intervention i, Charge charge, TenantMailOptions mails, DateTime at, CancellationToken ct)
    {
        if (await db.ReaderAsync(charge, mails, ct) is { } party)
        {
            db.AddMail(LetterKinds.RechargeNotice, RechargeNotice.Of(party.Place, i, charge), party.Recipient, About(i), Key("rechargeNotice", charge), at);
        }
    }

    /// <summary>A letter that has not gone yet is taken back and nothing more said; else the tenant is written that the charge is none any more.</summary>
    /// <param name="paid">What had been paid of it, minor units.</param>
    public static async Task WriteCorrectionAsync(this EstateDbContext db, Intervention i, Charge charge, long paid, string reason, TenantMailOptions mails, DateTime at, CancellationToken ct)
    {
        if (!await db.WithdrawMailAsync(Key("rechargeNotice", charge), ct) && await db.ReaderAsync(charge, mails, ct) is { } party)
        {
            var letter = new RechargeCorrection(party.Place, i.Code, i.Title, charge.From, charge.Total, paid, reason.Trim());
            db.AddMail(LetterKinds.RechargeCorrected, letter, party.Recipient, About(i), Key("rechargeCorrected", charge), at);
        }
    }

    private static async Task<LeaseParty?> ReaderAsync(this EstateDbContext db, Charge charge, TenantMailOptions mails, CancellationToken ct) =>
        mails.Enabled && await db.LeaseParties().FirstAsync(p => p.LeaseId == charge.LeaseId, ct) is { TakesMail: true } party ? party : null;

    private static Subject About(Intervention i) => new(nameof(Intervention), i.Id, i.Code);

    private static string Key(string letter, Charge charge) => string.Create(CultureInfo.InvariantCulture, $"{letter}/{charge.Id}");
}

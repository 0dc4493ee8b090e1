using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;

namespace BlazorEstate.Tests.Support;

/// <summary>One example of what each letter says.</summary>
public static class LetterSamples
{
    public static LetterPlace Place(string tenant = "Benoît Hébert") => new("L00042", "Lot 12, Résidence Vasseur", "1 rue de la République, 69003 Lyon", tenant);

    public static OwnerPlace Owned(string tenant = "Benoît Hébert") => new("Marie Vasseur", "Lot 12, Résidence Vasseur", "1 rue de la République, 69003 Lyon", tenant);

    /// <summary>€137.50 of which the tenant bears €41.25.</summary>
    public static OwnerCost Cost { get; } = new(3_750, 8_000, 2_000, 4_125, CostBearer.Split, 30);

    public static object Of(LetterKind kind, string tenant = "Benoît Hébert") => kind.Key switch
    {
        "rentCall" => new RentCall(Place(tenant), Day(4, 1), Day(4, 30), Day(4, 5), [new(LineKind.Rent, "", 123_450), new(LineKind.Provision, "", 5_000)], 0, 128_450, 108_450, 158_450),
        "receipt" => new RentPaid(Place(tenant), Day(4, 3), 30_000, PaymentMethod.Transfer, "VIR 778", [new(new(RentReceiptKind.Receipt, Day(4, 1), Day(4, 30), 60_000, 5_000, 0, 0, 40_000), 30_000)], 0),
        "quittance" => new RentPaid(Place(tenant), Day(4, 3), 90_000, PaymentMethod.DirectDebit, "", [
            new(new(RentReceiptKind.Quittance, Day(4, 1), Day(4, 30), 60_000, 5_000, 0, 0, 65_000), 65_000),
            new(new(RentReceiptKind.Receipt, Day(5, 1), Day(5, 31), 60_000, 5_000, 0, 0, 25_000), 25_000)], 0),
        "reminder1" or "reminder2" or "reminder3" => new RentReminder(Place(tenant), Day(4, 20),
            [new(Day(3, 1), Day(3, 31), Day(3, 5), 65_000, 20_000, 46), new(Day(4, 1), Day(4, 30), Day(4, 5), 65_000, 65_000, 15)], 85_000),
        "visitNotice" => new VisitNotice(Place(tenant), "État des lieux de sortie", At(9, 14, 30), At(9, 15, 30), "Claire Martin", "Merci de libérer l’accès au compteur.", false),
        "visitCancelled" => new VisitCancellation(Place(tenant), "État des lieux de sortie", At(9, 14, 30), At(9, 15, 30), "Notre collègue est souffrante."),
        "inventorySigned" => new InventoryNotice(Place(tenant), "État des lieux de sortie", true, At(9, 15, 30), ["Eau froide (m³) : 142,315"], ["Porte d’entrée : 2"], new string('a', 64), false, null),
        "interventionNotice" => new InterventionNotice(Place(tenant), "I00007", "Fuite sous l’évier", "Scheduled", At(9, 8, 0), At(9, 12, 0), "Plomberie Durand", ""),
        "rechargeNotice" => new RechargeNotice(Place(tenant), "I00007", "Fuite sous l’évier", Day(4, 9), Day(5, 9), 13_750, 4_125, 0, 4_125, 3_125),
        "rechargeCorrected" => new RechargeCorrection(Place(tenant), "I00007", "Fuite sous l’évier", Day(4, 9), 4_125, 1_000, "Le siphon était sous garantie."),
        "requestAnswer" => new RequestAnswer(tenant, "Lot 12", "I00009", "L’évier fuit", RequestOutcome.Merged, "Le plombier passe mardi.", "I00007"),
        "ownerVisitNotice" => new OwnerVisitNotice(Owned(tenant), OwnerVisitNews.Moved, VisitKind.ExitInventory, At(9, 14, 30), At(9, 15, 30), "Claire Martin", At(8, 10, 0), "Loge du gardien"),
        "ownerInterventionNotice" => new OwnerInterventionNotice(
            Owned(tenant), OwnerWorksNews.Completed, "I00007", "Fuite sous l’évier", InterventionPriority.High, Day(4, 9), null, null, "Plomberie Durand", "Siphon remplacé.", Cost),
        "staffNotice" => new StaffNotice("Payment received", $"{tenant} paid €650.00 for lease L00042", "/leases/L00042", At(9, 8, 5)),
        "digest" => new StaffDigest(false, Day(4, 9), [new("Payment received", 3, [Told(tenant, 1), Told(tenant, 2)]), new("Rent overdue", 1, [Told(tenant, 3)])]),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Json(LetterKind kind, string tenant = "Benoît Hébert") => JsonSerializer.Serialize(Of(kind, tenant), kind.Model, Outbox.Json);

    private static StaffNotice Told(string tenant, int hour) => new("", $"{tenant} paid €650.00 for lease L0004{hour}", $"/leases/L0004{hour}", At(9, hour, 20));

    private static DateOnly Day(int month, int day) => new(2025, month, day);

    private static DateTime At(int day, int hour, int minute) => new(2025, 4, day, hour, minute, 0, DateTimeKind.Utc);
}

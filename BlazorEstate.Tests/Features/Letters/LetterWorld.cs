using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Letters;
using BlazorEstate.Features.Payments;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Letters;

/// <summary>An agency with one lease that has paid January, a part of May, and owes the rest and June.</summary>
internal static class LetterWorld
{
    public static async Task<TestEstate> CreateAsync()
    {
        var estate = await TestEstate.CreateAsync(s => s.AddPayments().AddLetters().AddLetterSettings(), new DateOnly(2025, 6, 15));
        var unit = await estate.SomeUnitAsync();
        var tenant = await estate.TenantAsync();
        await Lettings.LettingAsync(estate, unit, tenant, "L1", new(2025, 4, 1), new(2027, 3, 31));
        await estate.AddAsync(Intervention.Create("I1", unit.Id, new InterventionDetails("Fuite d’eau", "plumbing", InterventionPriority.High, InterventionStatus.Scheduled, new(2025, 6, 10), VendorName: "Plomberie Durand")));
        await PayAsync(estate, 650m, "2025-04-02");
        await PayAsync(estate, 250.5m, "2025-05-03");
        return estate;
    }

    private static async Task PayAsync(TestEstate estate, decimal amount, string day) => Assert.True(
        (await estate.Scoped<PaymentLedger>().RecordAsync(new("L1", Rents.Day(day), amount, PaymentMethod.Transfer, "", null, null), TestEstate.Admin)).IsOk);
}

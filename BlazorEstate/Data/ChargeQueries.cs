using BlazorEstate.Domain;

namespace BlazorEstate.Data;

/// <summary>Charges as queries ask for them.</summary>
public static class ChargeQueries
{
    /// <summary>Periods of rent, without what is charged beside them: late fees and recharged repairs (<see cref="Charge.IsPeriod"/>).</summary>
    public static IQueryable<Charge> Periods(this IQueryable<Charge> charges) => charges.Where(c => c.FeeForChargeId == null && c.InterventionId == null);
}

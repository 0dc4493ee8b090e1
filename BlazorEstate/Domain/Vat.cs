namespace BlazorEstate.Domain;

/// <summary>Value added tax, computed once per charge on the sum of its lines (domain rule 4; CGI art. 260-2° where a commercial lease opts for it).</summary>
public static class Vat
{
    /// <summary>10,000 basis points are 100 %.</summary>
    public const int Whole = 10_000;

    /// <summary>The tax on a net sum, rounded half away from zero.</summary>
    /// <param name="net">Minor units.</param>
    /// <param name="basisPoints">2000 for 20 %.</param>
    public static long On(long net, int basisPoints) => basisPoints == 0 ? 0 : Rounding.Share(net, basisPoints, Whole);
}

using BlazorEstate.Shared;

namespace BlazorEstate.Features.Vendors;

internal static class VendorWords
{
    /// <summary>Trades by name, in the reader's language.</summary>
    public static string Trades(IEnumerable<string> trades) => string.Join(", ", trades.Select(CategoryText.Name));
}

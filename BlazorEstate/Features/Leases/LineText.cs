using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Leases;

public static class LineText
{
    /// <summary>The name of a line: its own label, else its kind.</summary>
    public static string Of(LineKind kind, string label) => label.Length > 0 ? label : EnumText.Name(kind);
}

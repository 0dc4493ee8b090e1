using BlazorEstate.Domain;
using static BlazorEstate.Tests.Support.Rents;

namespace BlazorEstate.Tests.Domain;

public sealed class EquipmentRules
{
    private static readonly EquipmentDetails Boiler = new("Boiler", EquipmentKind.Boiler, " Viessmann ", "Vitodens 050", "VX-1", Day("2024-10-01"), Day("2026-09-30"));

    [Fact]
    public void What_is_kept_is_trimmed_and_found_without_accents()
    {
        var made = Equipment.Create("E1", 1, 2, Boiler with { Name = "Chaudière " }).Value;
        Assert.Equal(("Chaudière", "Viessmann", "chaudiere e1 viessmann vitodens 050 vx-1"), (made.Name, made.Make, made.SearchText));
    }

    [Fact]
    public void Days_before_it_was_installed_make_no_sense()
    {
        var before = Day("2024-09-30");
        var made = Equipment.Create("E1", 1, null, Boiler with { WarrantyUntil = before, ServicedOn = before, OutOfServiceOn = before });
        Assert.Equal(["warrantyUntil", "servicedOn", "outOfServiceOn"], made.Problems.Select(p => p.Field));
        Assert.All(made.Problems, p => Assert.Equal("Equipment.BeforeInstalled", p.Code));
    }

    [Fact]
    public void What_is_wrong_is_named_all_at_once() => Assert.Equal(
        ["code", "name", "kind", "make", "installedOn", "warrantyUntil"],
        Equipment.Create("", 1, null, Boiler with { Name = "", Kind = (EquipmentKind)99, Make = new string('x', 300), InstalledOn = Day("1066-10-14"), WarrantyUntil = Day("3000-01-01") })
            .Problems.Select(p => p.Field));
}

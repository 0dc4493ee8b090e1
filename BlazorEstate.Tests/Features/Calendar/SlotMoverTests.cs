using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Visits;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace BlazorEstate.Tests.Features.Calendar;

public sealed class SlotMoverTests
{
    [Fact]
    public async Task Each_kind_of_slot_brings_who_moves_it()
    {
        var none = new ConfigurationBuilder().Build();
        await using var estate = await TestEstate.CreateAsync(s => s.AddVisits(none).AddMaintenance(none));
        var movers = estate.Scoped<IEnumerable<SlotMover>>().ToDictionary(m => m.Kind, m => m.Permission);
        Assert.Equal((Permissions.VisitsEdit, Permissions.MaintenanceEdit), (movers[nameof(Visit)], movers[nameof(Intervention)]));
    }
}

using BlazorEstate.Features.Calendar;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlazorEstate.Tests.Features.Calendar;

public sealed class CalendarWarmUpTests
{
    [Fact]
    public async Task All_layers_of_the_month_are_read_ahead()
    {
        var heard = new HeardSql();
        await using var world = await CalendarWorld.CreateAsync(heard.On);
        using var warm = new CalendarWarmUp(world.Estate.Get<IServiceScopeFactory>(), world.Estate.Get<AgencyClock>(), world.Estate.Time, NullLogger<CalendarWarmUp>.Instance);
        // It stands in what is read last.
        Assert.NotEmpty(await heard.OfAsync(() => warm.ReadAsync(CancellationToken.None), "\"ContractUntil\""));
    }
}

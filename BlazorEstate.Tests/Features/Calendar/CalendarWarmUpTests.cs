using BlazorEstate.Features.Calendar;
using BlazorEstate.Live;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Calendar;

public sealed class CalendarWarmUpTests
{
    [Fact]
    public async Task All_layers_of_the_month_are_read_ahead()
    {
        var heard = new HeardSql();
        await using var world = await CalendarWorld.CreateAsync(heard.On);
        // It stands in what is read last.
        Assert.NotEmpty(await heard.OfAsync(() => world.Estate.Scoped<IEnumerable<IWarmUp>>().OfType<CalendarWarmUp>().Single().PrepareAsync(default), "\"ContractUntil\""));
    }
}

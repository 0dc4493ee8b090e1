using BlazorEstate.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlazorEstate.Tests.Live;

public sealed class WarmUpTests
{
    [Fact]
    public async Task One_that_fails_leaves_the_next_its_turn_and_the_program_running()
    {
        var done = new Prepared();
        await using var services = new ServiceCollection().AddScoped<IWarmUp, Broken>().AddScoped<IWarmUp>(_ => done).BuildServiceProvider();
        using var warm = new WarmUp(services.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System, NullLogger<WarmUp>.Instance);
        await warm.PrepareAsync(default);
        Assert.Equal(1, done.Times);
    }

    private sealed class Broken : IWarmUp
    {
        public Task PrepareAsync(CancellationToken ct) => throw new InvalidOperationException("the database is away");
    }

    private sealed class Prepared : IWarmUp
    {
        public int Times { get; private set; }

        public Task PrepareAsync(CancellationToken ct)
        {
            Times++;
            return Task.CompletedTask;
        }
    }
}

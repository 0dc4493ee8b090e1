using System.Globalization;

namespace BlazorEstate.Tests.Support;

/// <summary>Runs a test on many random inputs. A failure names its seed; the variable PROPERTY_SEED runs that one alone.</summary>
public static class Seeded
{
    public static void Cases(int cases, Action<Random> test)
    {
        if (Environment.GetEnvironmentVariable("PROPERTY_SEED") is { Length: > 0 } one)
        {
            test(new Random(int.Parse(one, CultureInfo.InvariantCulture)));
            return;
        }

        for (var seed = 1; seed <= cases; seed++)
        {
            try
            {
                test(new Random(seed));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Fails with PROPERTY_SEED={seed}: {e.Message}", e);
            }
        }
    }

    public static T Pick<T>(this Random random, IReadOnlyList<T> among) => among[random.Next(among.Count)];

    public static bool Chance(this Random random, double probability) => random.NextDouble() < probability;

    public static DateOnly Day(this Random random, DateOnly from, DateOnly to) =>
        from.AddDays(random.Next(to.DayNumber - from.DayNumber + 1));
}

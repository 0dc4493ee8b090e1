using System.Globalization;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.FaultReports;

/// <summary>How much is taken in by links (settings section "FaultReports").</summary>
/// <param name="PerAddress">Forms that one internet address may send within the minutes.</param>
/// <param name="PerUnit">Reports of one unit in 24 hours.</param>
public sealed record FaultReportOptions(int PerAddress = 5, int Minutes = 10, int PerUnit = 20)
{
    private const int Most = 10_000;

    /// <summary>Throws <see cref="SettingException"/> naming the one that cannot work.</summary>
    public static FaultReportOptions Of(IConfiguration configuration)
    {
        var usual = new FaultReportOptions();
        return new(Number(nameof(PerAddress), usual.PerAddress), Number(nameof(Minutes), usual.Minutes), Number(nameof(PerUnit), usual.PerUnit));

        int Number(string setting, int standard)
        {
            var name = $"FaultReports:{setting}";
            return configuration[name] is not { Length: > 0 } text ? standard
                : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= Most ? number
                : throw new SettingException(name, $"\"{text}\" is not a number from 1 to {Most}.");
        }
    }
}

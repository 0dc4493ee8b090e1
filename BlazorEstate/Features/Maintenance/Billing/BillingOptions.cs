using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Maintenance.Billing;

/// <summary>Settings Maintenance:RechargeDays and Maintenance:ApprovalAbove.</summary>
/// <param name="RechargeDays">A recharge is due so many days after it is made, unless another day is given.</param>
/// <param name="ApprovalAbove">A quote above this needs somebody's approval, in major units of the agency's currency.</param>
public sealed record BillingOptions(int RechargeDays = 30, decimal ApprovalAbove = 500)
{
    private const decimal MostApproval = 1_000_000_000;

    /// <summary>Throws <see cref="SettingException"/> naming the one that cannot work.</summary>
    public static BillingOptions Of(IConfiguration configuration)
    {
        const string days = "Maintenance:RechargeDays", above = "Maintenance:ApprovalAbove";
        var standard = new BillingOptions();
        return new(
            configuration[days] is not { Length: > 0 } number ? standard.RechargeDays
                : int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var some) && some <= Intervention.LatestRechargeDays ? some
                : throw new SettingException(days, $"\"{number}\" is not a number of days from 0 to {Intervention.LatestRechargeDays}."),
            configuration[above] is not { Length: > 0 } amount ? standard.ApprovalAbove
                : decimal.TryParse(amount, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit) && limit <= MostApproval ? limit
                : throw new SettingException(above, $"\"{amount}\" is not an amount from 0 on, such as 500 or 750.50."));
    }
}

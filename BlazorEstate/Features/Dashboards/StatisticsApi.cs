using System.Text.Json;
using System.Text.Json.Serialization;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Dashboards;

public static class StatisticsApi
{
    public static void MapStatistics(this IEndpointRouteBuilder api)
    {
        api.MapGet("/statistics", GetAsync).RequireAuthorization(Permissions.StatisticsView)
            .WithTags("Statistics").WithSummary("The agency's figures at the end of a day (today unless asOf is given).")
            .Produces<StatisticsDto>();
    }

    private static async Task<IResult> GetAsync(
        DateOnly? asOf, StatisticsQueries statistics, RevisionCache cache, Currency currency, AgencyClock clock, HttpContext http, CancellationToken ct)
    {
        var day = asOf ?? clock.Today;
        var json = await cache.GetAsync($"api/statistics/{day:O}", http.ReadAt(), bytes => bytes.Length, async stop =>
            JsonSerializer.SerializeToUtf8Bytes(StatisticsDto.Of(await statistics.AsOfAsync(day, stop), currency), JsonSerializerOptions.Web), ct);
        return TypedResults.Bytes(json, "application/json; charset=utf-8");
    }
}

public sealed record StatisticsDto(
    DateOnly AsOf, decimal Billed, decimal Paid, decimal Allocated, decimal Outstanding, decimal Credit, int LeasesInArrears, ArrearsDto Arrears,
    OccupancyDto Occupancy, decimal? CollectionRate, decimal MaintenanceCost, IReadOnlyList<DebtorDto> TopDebtors)
{
    public static StatisticsDto Of(Statistics s, Currency currency)
    {
        var major = currency.ToMajor;
        return new StatisticsDto(
            s.AsOf, major(s.Billed), major(s.Paid), major(s.Allocated), major(s.Outstanding), major(s.Credit), s.LeasesInArrears,
            new ArrearsDto(major(s.Arrears.D0To30), major(s.Arrears.D31To60), major(s.Arrears.D61To90), major(s.Arrears.D90Plus)),
            new OccupancyDto(s.Occupancy.Occupied, s.Occupancy.Units, s.Occupancy.Rate), s.CollectionRate, major(s.MaintenanceCost),
            [.. s.TopDebtors.Select(d => new DebtorDto(d.LeaseCode, major(d.Amount)))]);
    }
}

public sealed record ArrearsDto(
    [property: JsonPropertyName("d0_30")] decimal D0To30,
    [property: JsonPropertyName("d31_60")] decimal D31To60,
    [property: JsonPropertyName("d61_90")] decimal D61To90,
    [property: JsonPropertyName("d90Plus")] decimal D90Plus);

public sealed record OccupancyDto(int Occupied, int Units, decimal? Rate);

public sealed record DebtorDto(string LeaseCode, decimal Amount);

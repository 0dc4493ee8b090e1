using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Features.Visits.Inventories;
using BlazorEstate.Live;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.Visits;

public static class VisitsSetup
{
    private const string Setting = "Agency:Holidays";

    public static IServiceCollection AddVisits(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(Holidays(configuration[Setting]))
        .AddScoped<VisitsService>().AddScoped<VisitQueries>().AddScoped<VisitNotices>().AddScoped<OwnerVisitLetters>().AddScoped<DemoVisits>().AddScan<VisitScan>()
        .AddScoped<InventoryService>().AddScoped<InventoryWriter>().AddScoped<InventoryPhotos>().AddScoped<InventorySigning>().AddScoped<InventoryQueries>()
        .AddScoped(sp => new SlotMover(nameof(Visit), Permissions.VisitsEdit, sp.GetRequiredService<VisitsService>().MoveAsync));

    private static HolidayCalendar Holidays(string? name) => HolidayCalendar.Find(string.IsNullOrEmpty(name) ? "FR" : name)
        ?? throw new SettingException(Setting, $"\"{name}\" is neither FR (France) nor none.");
}

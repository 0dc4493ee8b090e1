using BlazorEstate.Live;

namespace BlazorEstate.Features.Calendar;

public static class CalendarSetup
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) =>
        services.AddSingleton<CalendarTerms>().AddScoped<CalendarLeases>().AddScoped<CalendarQueries>().AddScoped<CalendarForecast>().AddScoped<CalendarWords>().AddScoped<CalendarExport>().AddScoped<CalendarFeeds>().AddScoped<IWarmUp, CalendarWarmUp>();
}

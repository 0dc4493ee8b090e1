using System.Globalization;

namespace BlazorEstate.Shared;

public static class AgencySetup
{
    /// <summary>The agency's name, money, day and language from the section "Agency"; a value that cannot work stops the start.</summary>
    public static IServiceCollection AddAgency(this IServiceCollection services, IConfiguration configuration)
    {
        var agency = configuration.GetSection("Agency").Get<AgencyOptions>() ?? new AgencyOptions();
        if (string.IsNullOrWhiteSpace(agency.Name))
        {
            throw new SettingException("Agency:Name", "a name is needed.");
        }

        var currency = Currency.FromCode(agency.Currency)
            ?? throw new SettingException("Agency:Currency", $"\"{agency.Currency}\" is not the code of a currency in ISO 4217, such as EUR.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(agency.TimeZone, out var zone))
        {
            throw new SettingException("Agency:TimeZone", $"\"{agency.TimeZone}\" is not a known time zone, such as Europe/Paris.");
        }

        if (!CultureInfo.GetCultures(CultureTypes.SpecificCultures).Any(c => c.Name == agency.Culture && c.TwoLetterISOLanguageName is "fr" or "en"))
        {
            throw new SettingException("Agency:Culture", $"\"{agency.Culture}\" is not a French or English culture, such as fr-FR or en-GB.");
        }

        if (agency.Iban.Length > 0 && !Iban.IsValid(agency.Iban))
        {
            throw new SettingException("Agency:Iban", $"\"{agency.Iban}\" is not an account number: its check digits do not fit.");
        }

        services.AddSingleton(agency).AddSingleton(currency).AddSingleton<MoneyText>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(sp => new AgencyClock(sp.GetRequiredService<TimeProvider>(), zone));
        services.AddScoped<ProblemText>().AddScoped<Http.ApiProblems>();
        Http.Names.AddApiNames(services);
        return services;
    }
}

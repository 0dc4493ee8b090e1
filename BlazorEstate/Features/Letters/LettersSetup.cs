namespace BlazorEstate.Features.Letters;

public static class LettersSetup
{
    public static IServiceCollection AddLetterSettings(this IServiceCollection services) =>
        services.AddScoped<LetterQueries>().AddScoped<LetterExamples>().AddScoped<LetterWordingService>().AddScoped<LetterTest>();
}

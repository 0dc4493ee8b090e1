using System.Text.Json;
using System.Text.Json.Serialization;

namespace BlazorEstate.Shared.Http;

/// <summary>Enums as other programs write them: "inAdvance".</summary>
public static class Names
{
    /// <summary>The value a name stands for, in any case; null for anything else, numbers too.</summary>
    public static T? Parse<T>(string? name) where T : struct, Enum =>
        name is { Length: > 0 } && char.IsAsciiLetter(name[0]) && Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>The name other programs write: "inAdvance".</summary>
    public static string Of(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Makes the API read and write enums by name.</summary>
    public static IServiceCollection AddApiNames(this IServiceCollection services) => services.ConfigureHttpJsonOptions(
        o => o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false)));
}

using BlazorEstate.Access;
using Microsoft.OpenApi;

namespace BlazorEstate.App;

/// <summary>The API's description at /openapi/v1.json.</summary>
public static class ApiDescription
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = described => described.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "BlazorEstate",
                Version = "v1",
                Description = "Money is in decimal major units, days are ISO 8601, lists are {items, total, page, pageSize}, errors are problem details (RFC 9457) whose errors name the fields.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [TokenAuthentication.Name] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token of the account page or of the command token create." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(TokenAuthentication.Name, document)] = [] }];
            return Task.CompletedTask;
        });
    });
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace BlazorEstate.Shared.Http;

/// <summary>Answers with problem details where a request of the API cannot be read at all, and where the program itself fails.</summary>
public static partial class ApiFaults
{
    /// <summary>Before the API's endpoints. Needs <see cref="AddApiFaults"/>.</summary>
    public static void UseApiFaults(this WebApplication app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase),
        api => api.Use(GuardAsync));

    public static IServiceCollection AddApiFaults(this IServiceCollection services) =>
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);

    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (!context.Response.HasStarted && context.Response is { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, ContentType: null } unknown)
            {
                await From(context, new Problem("", unknown.StatusCode == StatusCodes.Status404NotFound ? "Request.NoSuchAddress" : "Request.NoSuchMethod"), unknown.StatusCode);
            }
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await RefuseAsync(context, new Problem(FieldOf(e), FieldOf(e).Length > 0 ? "Malformed" : "Request.Malformed"), e.StatusCode);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ApiFaults)).LogError(e, "{Method} {Path} failed", context.Request.Method, context.Request.Path);
            await RefuseAsync(context, new Problem("", "Request.Failed"), StatusCodes.Status500InternalServerError);
        }
    }

    private static Task RefuseAsync(HttpContext context, Problem problem, int status)
    {
        context.Response.Clear();
        return From(context, problem, status);
    }

    private static Task From(HttpContext context, Problem problem, int status) =>
        context.RequestServices.GetRequiredService<ApiProblems>().From(Result.Fail(problem), status).ExecuteAsync(context);

    // The framework tells the place in the JSON, or the parameter's declaration: Failed to bind parameter "int? page" from "x".
    private static string FieldOf(BadHttpRequestException e) =>
        e.InnerException is JsonException { Path: { } path } ? JsonField().Match(path).Groups[1].Value : Parameter().Match(e.Message).Groups[1].Value;

    [GeneratedRegex(@"^\$\.(\w+)")]
    private static partial Regex JsonField();

    [GeneratedRegex("bind parameter \"\\S+ (\\w+)\"")]
    private static partial Regex Parameter();
}

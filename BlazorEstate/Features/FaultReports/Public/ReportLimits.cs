using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace BlazorEstate.Features.FaultReports.Public;

/// <summary>How often one internet address may open and send the form. What is too much is answered before a byte of it is read.</summary>
public static class ReportLimits
{
    private const int LooksPerMinute = 60;
    private const int MinutesOfLooks = 1;

    /// <summary>Comes after the request's language is known, and before anything reads the form.</summary>
    public static void UseReportLimits(this WebApplication app)
    {
        var limits = Of(app.Services.GetRequiredService<FaultReportOptions>());
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/report", StringComparison.OrdinalIgnoreCase), report => report.UseRateLimiter(limits));
    }

    private static RateLimiterOptions Of(FaultReportOptions options) => new()
    {
        RejectionStatusCode = StatusCodes.Status429TooManyRequests,
        GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, (string, bool)>(c => RateLimitPartition.GetSlidingWindowLimiter(
            (AddressOf(c.Connection.RemoteIpAddress), HttpMethods.IsPost(c.Request.Method)), key => key.Item2
                ? new() { PermitLimit = options.PerAddress, Window = TimeSpan.FromMinutes(options.Minutes), SegmentsPerWindow = 5 }
                : new() { PermitLimit = LooksPerMinute, Window = TimeSpan.FromMinutes(MinutesOfLooks), SegmentsPerWindow = 6 })),
        OnRejected = async (rejected, _) =>
        {
            var minutes = HttpMethods.IsPost(rejected.HttpContext.Request.Method) ? options.Minutes : MinutesOfLooks;
            rejected.HttpContext.Response.Headers.RetryAfter = (60 * minutes).ToString(CultureInfo.InvariantCulture);
            await ReportForms.Say("Busy", StatusCodes.Status429TooManyRequests, minutes).ExecuteAsync(rejected.HttpContext);
        },
    };

    // A home has a whole network of addresses of the new kind (RFC 6177): the first half of one tells it.
    private static string AddressOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}

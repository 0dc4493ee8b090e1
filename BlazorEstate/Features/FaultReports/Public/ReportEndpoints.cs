using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.FaultReports.Public;

public static class ReportEndpoints
{
    // Three times what is looked at is read to its end, so that whoever sends too much is told and not cut off.
    private const long MostRead = 3 * ReportForms.MostBytes;

    /// <summary>The form behind a unit's link: for everybody who has the link, without an account, a script or a circuit.</summary>
    public static void MapFaultReports(this WebApplication app)
    {
        app.UseReportLimits();
        var report = app.MapGroup("/report/{token}").AllowAnonymous().ExcludeFromDescription();
        report.MapGet("", (string token, ReportForms forms, HttpContext http, CancellationToken ct) => forms.ShowAsync(token, http, ct));
        report.MapPost("", (string token, ReportForms forms, HttpContext http, CancellationToken ct) => forms.SendAsync(token, http, ct))
            .WithMetadata(new RequestSizeLimitAttribute(MostRead));
    }
}

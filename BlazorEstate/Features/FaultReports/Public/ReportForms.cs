using BlazorEstate.Data;
using BlazorEstate.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.FaultReports.Public;

/// <summary>Shows the form behind a unit's link and takes it in. Everything that is not a link in force gets the same answer.</summary>
public sealed class ReportForms(ReportLinks links, FaultReportService service, IAntiforgery antiforgery)
{
    /// <summary>All photos and the words. What is more is not looked at.</summary>
    public const long MostBytes = (FaultReportService.MostPhotos * TimelineFiles.MostBytes) + 2_000_000;

    public async Task<IResult> ShowAsync(string token, HttpContext http, CancellationToken ct) =>
        await links.ReadAsync(token, ct) is { } unit ? Form(unit, ReportForm.New, null, http) : NotValid;

    public async Task<IResult> SendAsync(string token, HttpContext http, CancellationToken ct)
    {
        if (await links.ReadAsync(token, ct) is not { } unit)
        {
            return NotValid;
        }

        if (http.Request.ContentLength is null or > MostBytes)
        {
            // Read to its end, and forgotten: a browser that is answered while it still sends shows that the line broke.
            try
            {
                await http.Request.Body.CopyToAsync(Stream.Null, ct);
            }
            catch (BadHttpRequestException)
            {
                // Not even that much is read.
            }

            return Say("TooLarge", StatusCodes.Status413PayloadTooLarge, FaultReportService.MostPhotos, TimelineFiles.MostMegabytes);
        }

        IFormCollection posted;
        try
        {
            posted = await http.Request.ReadFormAsync(ct);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            return Form(unit, ReportForm.New, Result.Fail("", "Request.Malformed"), http);
        }

        var form = ReportForm.Read(posted);
        var checks = new Checks().And(form.Check()).That(await antiforgery.IsRequestValidAsync(http), "", "FaultReport.Again");
        BroughtFile[] photos = [.. posted.Files.Where(f => f.Length > 0 || f.FileName.Length > 0).Select(f => new BroughtFile(f.FileName, f.Length, _ => f.OpenReadStream()))];
        var sent = checks.Ok ? await service.SendAsync(unit, form.ToReport(), photos, ct) : Result<string>.Fail(checks.Problems);
        return sent.IsOk ? new RazorComponentResult<ReportSent>(new { Unit = unit.Label, Code = sent.Value, Token = token, WithEmail = form.Email.Length > 0 }) : Form(unit, form, sent, http, photos.Length > 0);
    }

    /// <summary>A page with a message and nothing of the unit. Texts "key.Title" and "key.Text".</summary>
    public static IResult Say(string key, int status, params object[] args) => new RazorComponentResult<ReportMessage>(new { Key = key, Args = args }) { StatusCode = status };

    private static IResult NotValid => Say("NotValid", StatusCodes.Status404NotFound);

    private RazorComponentResult<ReportPage> Form(ReportedUnit unit, ReportForm form, Result? outcome, HttpContext http, bool photos = false)
    {
        var guard = antiforgery.GetAndStoreTokens(http);
        http.Response.Headers.CacheControl = "no-store";
        return new(new { Unit = unit.Label, Form = form, Outcome = outcome, Photos = photos, GuardName = guard.FormFieldName, Guard = guard.RequestToken, Here = http.Request.Path.Value })
        {
            StatusCode = outcome is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}

using System.Globalization;
using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Features.FaultReports.Public;

/// <summary>The public form as it was posted, or as it is before.</summary>
/// <param name="Key">Names the form: sent twice, it is one request.</param>
/// <param name="Trap">Nobody sees this field; programs fill it in.</param>
public sealed record ReportForm(string Key, string Title, string Category, string Description, string Urgency, string Name, string Phone, string Email, string Access, string Trap)
{
    public static IReadOnlyList<InterventionPriority> Urgencies { get; } = [InterventionPriority.Normal, InterventionPriority.High, InterventionPriority.Urgent];

    public static ReportForm New => new(NewKey, "", "", "", nameof(InterventionPriority.Normal), "", "", "", "", "");

    private static string NewKey => Guid.NewGuid().ToString("N");

    public static ReportForm Read(IFormCollection form)
    {
        return new(Guid.TryParseExact(form["key"], "N", out var key) ? key.ToString("N") : NewKey,
            Text("title"), Text("category"), Text("description"), Text("priority"), Text("name"), Text("phone"), Text("email"), Text("access"), Text("website"));

        string Text(string name) => form[name].ToString().ReplaceLineEndings("\n");
    }

    public FaultReport ToReport() => new(Key,
        new InterventionRequest(Title, Category, Enum.TryParse<InterventionPriority>(Urgency, out var priority) ? priority : (InterventionPriority)(-1), Description),
        new ReporterDetails(Name, Phone, Email, Access, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));

    /// <summary>Whether a program filled in what no person sees.</summary>
    public Result Check() => Trap.Length == 0 ? Result.Ok() : Result.Fail("", "FaultReport.Trap");
}

using System.IO.Compression;
using System.Text;
using BlazorEstate.Access;
using BlazorEstate.Features.Import.Reading;

namespace BlazorEstate.Features.Import;

/// <summary>Files to start from: each with its header and one row that shows what belongs where; together a tiny agency that imports.</summary>
public static class ImportTemplates
{
    public const string ZipUrl = "/import/templates.zip";

    private static readonly Dictionary<CsvFormat, string[]> Examples = new()
    {
        [CsvFormat.Owners] = ["O00001", "Amélie Cœur", "amelie.coeur@example.org", "+33 6 12 34 56 78", "12 rue des Lilas, 69003 Lyon"],
        [CsvFormat.Properties] = ["P00001", "O00001", "Résidence Vasseur", "building", "8 cours Mirabeau", "69003", "Lyon"],
        [CsvFormat.Units] = ["U000001", "P00001", "Lot 1", "flat", "42.50", "2"],
        [CsvFormat.Tenants] = ["T000001", "Benoît Hébert", "benoit.hebert@example.org", "+33 7 12 34 56 78"],
        [CsvFormat.Leases] = ["L000001", "U000001", "T000001", "unfurnished", "2025-01-01", "2027-12-31", "800.00", "60.00", "provision", "800.00", "5", "monthly", "0.00"],
        [CsvFormat.Payments] = ["L000001", "2025-01-05", "860.00", "transfer", "L000001-202501"],
        [CsvFormat.Maintenance] = ["M000001", "U000001", "Fuite sous l’évier", "plumbing", "high", "completed", "2025-02-03", "2025-02-05", "80.00", "35.50", "Plomberie Roux", "owner"],
    };

    public static string Url(CsvFormat format) => $"/import/templates/{format.Name}";

    public static string Text(CsvFormat format) => new StringBuilder().AppendRow(format.Columns).AppendRow(Examples[format]).ToString();

    public static void MapImport(this IEndpointRouteBuilder app)
    {
        var templates = app.MapGroup("/import").RequireAuthorization(Permissions.ImportRun).ExcludeFromDescription();
        templates.MapGet("/templates.zip", async () => Results.File(await ZipAsync(), "application/zip", "templates.zip"));
        templates.MapGet("/templates/{name}", (string name) => CsvFormat.All.FirstOrDefault(f => f.Name == name) is { } format
            ? Results.File(Encoding.UTF8.GetBytes(Text(format)), "text/csv; charset=utf-8", format.Name)
            : Results.NotFound());
    }

    private static async Task<byte[]> ZipAsync()
    {
        using var bytes = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(bytes, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null))
        {
            foreach (var format in CsvFormat.All)
            {
                await using var entry = await zip.CreateEntry(format.Name).OpenAsync();
                await entry.WriteAsync(Encoding.UTF8.GetBytes(Text(format)));
            }
        }

        return bytes.ToArray();
    }
}

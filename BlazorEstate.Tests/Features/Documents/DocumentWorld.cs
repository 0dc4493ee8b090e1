using System.IO.Compression;
using System.Text;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Documents;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace BlazorEstate.Tests.Features.Documents;

/// <summary>An agency with the tenant T1 and the unit U1, and files of each kind.</summary>
public sealed class DocumentWorld : IAsyncDisposable
{
    public static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n"u8.ToArray();
    public static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D];

    private DocumentWorld(TestEstate estate) => Estate = estate;

    public TestEstate Estate { get; }

    public HeardSql Heard { get; private init; } = null!;

    public static Actor Agent { get; } = TestEstate.As(Roles.Agent);

    public string Folder => Estate.Get<FileStore>().Folder;

    /// <summary>Every file there is, half-taken ones too.</summary>
    public string[] Files => Directory.Exists(Folder) ? Directory.GetFiles(Folder, "*", SearchOption.AllDirectories) : [];

    public static async Task<DocumentWorld> CreateAsync(string today = "2025-06-15", params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var heard = new HeardSql();
        var world = new DocumentWorld(await TestEstate.CreateAsync(s => heard.On(s.AddDocuments(configuration)), Rents.Day(today))) { Heard = heard };
        await world.Estate.SomeUnitAsync();
        await world.Estate.TenantAsync();
        return world;
    }

    /// <summary>Brings a file as an agent would; an insurance certificate of the tenant unless said otherwise.</summary>
    public Task<Result<string>> AddAsync(
        string fileName = "attestation.pdf", byte[]? content = null, string? expires = null, DocumentKind kind = DocumentKind.InsuranceCertificate, string title = "", string tenant = "T1", Actor? actor = null) =>
        Estate.Scoped<DocumentsService>().AddAsync(
            new NewDocument(DocumentSubject.Tenant, tenant, new DocumentDetails(kind, title, expires is null ? null : Rents.Day(expires))),
            fileName, new MemoryStream(content ?? Pdf), actor ?? Agent);

    public Task<ScanRun> ScanAsync(string day) => Estate.Scoped<DocumentExpiringScan>().RunAsync(Rents.Day(day), Actor.System);

    public Task<List<Notification>> ToldAsync() =>
        Estate.ReadAsync(db => db.Notifications.Where(n => n.Kind == EventKinds.DocumentExpiring.Key).OrderBy(n => n.Id).ToListAsync());

    /// <summary>The days that brought what was told, in order.</summary>
    public async Task<string> MilestonesAsync() => string.Join(' ', (await ToldAsync()).Select(n => $"{n.Milestone:yyyy-MM-dd}"));

    public static byte[] ZipOf(params string[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var part = zip.CreateEntry(entry).Open();
                part.Write(Encoding.UTF8.GetBytes("<x/>"));
            }
        }

        return bytes.ToArray();
    }

    public ValueTask DisposeAsync() => Estate.DisposeAsync();
}

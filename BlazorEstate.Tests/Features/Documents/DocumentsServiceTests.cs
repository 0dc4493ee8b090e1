using System.Security.Cryptography;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Documents;
using BlazorEstate.Features.Tenants;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static BlazorEstate.Tests.Features.Documents.DocumentWorld;

namespace BlazorEstate.Tests.Features.Documents;

public sealed class DocumentsServiceTests
{
    private static ListSlice Slice(string? sort = null, string? q = null) => ListSlice.Lenient(q, 1, 25, sort, DocumentQueries.Sorts);

    [Fact]
    public async Task A_file_is_kept_as_it_came_with_what_is_said_of_it()
    {
        await using var world = await CreateAsync();
        var code = (await world.AddAsync(@"C:\docs\Attestation 2025.pdf", expires: "2026-03-31")).Value;
        var document = await world.Estate.ReadAsync(db => db.Documents.SingleAsync());
        Assert.Equal(("D000001", "Attestation 2025", "Attestation 2025.pdf", "application/pdf"), (code, document.Title, document.FileName, document.ContentType));
        Assert.Equal((DocumentSubject.Tenant, "T1", Rents.Day("2025-06-15"), "agent"), (document.SubjectKind, document.SubjectCode, document.UploadedOn, document.UploadedBy));
        Assert.Equal((Pdf.Length, Convert.ToHexStringLower(SHA256.HashData(Pdf))), (document.Size, document.Sha256));
        Assert.Equal(Pdf, await File.ReadAllBytesAsync(Assert.Single(world.Files)));
        Assert.Equal(world.Files[0], world.Estate.Get<FileStore>().Find(document.Path));
        Assert.Equal("create StoredDocument D000001", await world.Estate.ReadAsync(db => db.AuditEntries.OrderByDescending(a => a.Id).Select(a => a.Action + " " + a.SubjectKind + " " + a.SubjectCode).FirstAsync()));
    }

    [Fact]
    public async Task Nothing_is_left_of_what_is_refused()
    {
        await using var world = await CreateAsync();
        Assert.True((await world.AddAsync(content: "MZ"u8.ToArray())).Has("File.NotWhatItSays"));
        Assert.True((await world.AddAsync("a.exe")).Has("File.Kind"));
        Assert.True((await world.AddAsync(tenant: "T404")).Has("Unknown"));
        Assert.True((await world.AddAsync(title: "two\nlines")).Has("LineBreak"));
        Assert.True((await world.AddAsync(kind: (DocumentKind)99)).Has("Choice"));
        Assert.True((await world.AddAsync(content: [.. Pdf, .. new byte[DocumentsService.MostBytes]])).Has("File.TooLarge"));
        Assert.True((await world.AddAsync(actor: TestEstate.As(Roles.Accountant))).Has(Result.ForbiddenCode));
        await Assert.ThrowsAsync<IOException>(() => world.Estate.Scoped<DocumentsService>().AddAsync(
            new NewDocument(DocumentSubject.Tenant, "T1", new DocumentDetails(DocumentKind.Other, "")), "a.pdf", new TornStream(), Agent));
        Assert.Empty(world.Files);
        Assert.Empty(await world.Estate.ReadAsync(db => db.Documents.ToListAsync()));
    }

    [Fact]
    public async Task Exactly_the_limit_is_taken()
    {
        await using var world = await CreateAsync();
        var content = new byte[DocumentsService.MostBytes];
        Pdf.CopyTo(content, 0);
        Assert.True((await world.AddAsync(content: content)).IsOk);
    }

    [Fact]
    public async Task Deleting_takes_the_file_along_and_editing_leaves_it()
    {
        await using var world = await CreateAsync();
        var service = world.Estate.Scoped<DocumentsService>();
        var code = (await world.AddAsync()).Value;
        Assert.True((await service.ChangeAsync(code, 1, new(DocumentKind.Guarantee, "Caution de Zoé", null), Agent)).IsOk);
        Assert.True((await service.ChangeAsync(code, 1, new(DocumentKind.Guarantee, "again", null), Agent)).Has(Result.StaleCode));
        Assert.True((await service.ChangeAsync(code, 2, new(DocumentKind.Guarantee, " ", null), Agent)).Has("Required"));
        Assert.True((await service.DeleteAsync(code, TestEstate.As(Roles.Auditor))).Has(Result.ForbiddenCode));
        Assert.Single(world.Files);
        Assert.True((await service.DeleteAsync(code, Agent)).IsOk);
        Assert.Empty(world.Files);
        Assert.True((await service.DeleteAsync(code, Agent)).Has(Result.NotFoundCode));
    }

    [Fact]
    public async Task A_record_with_documents_is_not_deleted()
    {
        await using var world = await CreateAsync();
        await world.AddAsync();
        var tenants = new TenantsService(world.Estate.Factory, world.Estate.Get<EstateChanges>());
        Assert.Equal("InUse.Documents", Assert.Single((await tenants.DeleteAsync("T1", TestEstate.Admin)).Problems).Code);
        await world.Estate.Scoped<DocumentsService>().DeleteAsync("D000001", Agent);
        Assert.True((await tenants.DeleteAsync("T1", TestEstate.Admin)).IsOk);
    }

    [Fact]
    public async Task The_list_is_filtered_searched_and_sorted()
    {
        await using var world = await CreateAsync();
        await world.AddAsync(title: "Été", expires: "2025-07-15");
        await world.AddAsync(title: "Bail", kind: DocumentKind.Contract);
        await world.AddAsync(title: "Gaz", kind: DocumentKind.GasDiagnosis, expires: "2025-09-13");
        await world.AddAsync(title: "Vieux", expires: "2025-06-14");
        await world.AddAsync(title: "Ce jour", expires: "2025-06-15");
        var queries = world.Estate.Scoped<DocumentQueries>();
        async Task<string> ShowAsync(DocumentFilter? filter = null, string? sort = "title", string? q = null) =>
            string.Join(", ", (await queries.ListAsync(Slice(sort, q), filter ?? new())).Items.Select(d => d.Title));

        Assert.Equal("Bail, Ce jour, Été, Gaz, Vieux", await ShowAsync());
        Assert.Equal("Vieux, Ce jour, Été, Gaz, Bail", await ShowAsync(sort: "expires"));
        Assert.Equal("Ce jour, Vieux, Gaz, Bail, Été", await ShowAsync(sort: null));
        Assert.Equal("Ce jour, Été", await ShowAsync(new(Expiry: ExpiryFilter.In30)));
        Assert.Equal("Ce jour, Été, Gaz", await ShowAsync(new(Expiry: ExpiryFilter.In90)));
        Assert.Equal("Vieux", await ShowAsync(new(Expiry: ExpiryFilter.Expired)));
        Assert.Equal("Bail", await ShowAsync(new(Kind: DocumentKind.Contract)));
        Assert.Equal("", await ShowAsync(new(Belongs: DocumentSubject.Lease)));
        Assert.Equal("Bail", await ShowAsync(new(Subject: (DocumentSubject.Tenant, "T1")), q: "BAIL"));
        Assert.Equal("Été", await ShowAsync(q: "ete"));
        Assert.Equal("Bail, Ce jour, Été, Gaz, Vieux", await ShowAsync(q: "hebert"));
    }

    [Fact]
    public async Task A_vendor_keeps_its_certificate_and_is_not_deleted_with_it()
    {
        await using var world = await DocumentWorld.CreateAsync();
        await world.Estate.AddAsync(Vendor.Create("S1", new("Plomberie Roux")));
        var made = await world.Estate.Scoped<DocumentsService>().AddAsync(
            new NewDocument(DocumentSubject.Vendor, "S1", new DocumentDetails(DocumentKind.InsuranceCertificate, "Décennale", Rents.Day("2026-01-31"))), "a.pdf", new MemoryStream(DocumentWorld.Pdf), Agent);
        Assert.True(made.IsOk);
        var kept = (await world.Estate.Scoped<DocumentQueries>().FindAsync(made.Value))!;
        Assert.Equal(("S1", "/documents?subject=vendor:S1"), (kept.SubjectCode, EstateUrls.DocumentsOf("Vendor", "S1")));
        var service = new BlazorEstate.Features.Vendors.VendorsService(world.Estate.Factory, world.Estate.Get<BlazorEstate.Live.EstateChanges>());
        Assert.Equal("InUse.Documents", (await service.DeleteAsync("S1", TestEstate.Admin)).Problems.Single().Code);
    }

    private sealed class TornStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("the line is gone");
    }
}

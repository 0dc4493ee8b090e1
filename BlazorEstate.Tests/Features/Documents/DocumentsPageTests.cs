using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Documents;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Grid;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace BlazorEstate.Tests.Features.Documents;

public sealed class DocumentsPageTests : ComponentTest, IAsyncLifetime
{
    private readonly SignedIn me = new(Roles.Agent);
    private DocumentWorld world = null!;

    public async Task InitializeAsync()
    {
        world = await DocumentWorld.CreateAsync();
        Add(world.Estate, me).AddDocuments(new ConfigurationBuilder().Build());
        SetRendererInfo(new("Server", isInteractive: true));
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await world.DisposeAsync();
    }

    [Fact]
    public async Task What_another_person_adds_shows_with_its_end_and_a_link_to_the_file()
    {
        var page = Show("/documents");
        page.WaitForAssertion(() => Assert.Contains("No documents yet", page.Markup, StringComparison.Ordinal));
        await world.AddAsync(title: "Assurance", expires: "2025-07-01");
        page.WaitForAssertion(() => Assert.Equal("/documents/D000001/file", page.Find("td a[download]").GetAttribute("href")));
        Assert.Equal("/tenants/T1", page.Find("td[data-label=Record] a").GetAttribute("href"));
        Assert.Contains("Soon", page.Find("td[data-label='Valid until']").TextContent, StringComparison.Ordinal);
        Assert.Equal("Edit “Assurance”", page.Find("td[data-label=Actions] button").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Who_may_only_look_gets_no_buttons()
    {
        me.Role = Roles.Auditor;
        await world.AddAsync(title: "Assurance");
        var page = Show("/documents?subject=tenant:T1");
        page.WaitForAssertion(() => Assert.Single(page.FindAll("td a[download]")));
        Assert.Empty(page.FindAll("button:not([class*=filter])"));
        Assert.Contains("Tenant T1", page.Find("a.chip[aria-current=true]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dialog_names_what_is_missing_and_keeps_the_file_of_the_record_it_was_opened_for()
    {
        var closed = new List<object?>();
        var dialogs = Services.GetRequiredService<DialogService>();
        dialogs.OnClose += value => closed.Add((object?)value);
        _ = dialogs.OpenAsync<DocumentDialog>("");
        var dialog = Render<DocumentDialog>(p => p.Add(d => d.Subject, "tenant:T1"));
        dialog.WaitForAssertion(() => Assert.Equal("Benoît Hébert", dialog.Find("#document-subject").GetAttribute("value")));
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Equal(2, dialog.FindAll(".field__error").Count));
        Assert.Contains("is required.", dialog.Find("#document-file-note").TextContent, StringComparison.Ordinal);

        dialog.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary([.. "<svg/>"u8], "plan.pdf"));
        await dialog.Find("#document-kind").ChangeAsync(new() { Value = nameof(DocumentKind.Contract) });
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Contains("is not what its name says", dialog.Find("#document-file-note").TextContent, StringComparison.Ordinal));

        dialog.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(DocumentWorld.Pdf, "bail signé.pdf"));
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Equal(["D000001"], closed));
        var kept = await world.Estate.ReadAsync(db => db.Documents.SingleAsync());
        Assert.Equal(("bail signé", "T1", DocumentKind.Contract), (kept.Title, kept.SubjectCode, kept.Kind));
    }

    private IRenderedComponent<DocumentsPage> Show(string url) => Render<DocumentsPage>(p => p.AddCascadingValue(ListQuery.Parse(url)));
}

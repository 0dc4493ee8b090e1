using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using BlazorEstate.Tests.Support;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BlazorEstate.Tests.Shared;

public sealed class PickerFieldTests : ComponentTest
{
    private static readonly Choice[] All = [new("O1", "Amélie"), new("O2", "Benoît", "b@example.org"), new("O3", "Bérénice")];
    private Choice? _chosen;

    [Fact]
    public void Typing_finds_and_Enter_takes_the_first()
    {
        var picker = Picker();
        picker.Find("input").Input("b");
        Assert.Equal(["Benoît", "Bérénice"], picker.FindAll("[role=option] span:first-child").Select(x => x.TextContent));
        picker.Find("input").KeyDown("ArrowDown");
        picker.Find("input").KeyDown("Enter");
        Assert.Equal("O3", _chosen?.Code);
        Assert.Empty(picker.FindAll("[role=listbox]"));
        Assert.Equal("Bérénice", picker.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Typing_again_takes_the_choice_back_and_Escape_closes_the_list()
    {
        var picker = Picker();
        picker.Find("input").Input("am");
        picker.Find("[role=option]").MouseDown();
        Assert.Equal("O1", _chosen?.Code);
        picker.Find("input").Input("amx");
        Assert.Null(_chosen);
        Assert.Equal("Nothing found", picker.Find("[role=option]").TextContent);
        picker.Find("input").KeyDown("Escape");
        Assert.Empty(picker.FindAll("[role=listbox]"));
    }

    [Fact]
    public void A_save_that_fails_keeps_the_form_and_can_be_tried_again()
    {
        var tries = 0;
        var form = Render<EntityForm>(p => p.Add(f => f.Prefix, "x").Add(f => f.SaveText, "Save")
            .Add(f => f.OnSave, () => ++tries == 1 ? throw new IOException("disk full") : Task.FromResult(Result.Ok())));
        form.Find("form").Submit();
        Assert.Contains("nothing was saved", form.Markup, StringComparison.Ordinal);
        form.Find("form").Submit();
        Assert.Equal(2, tries);
        Assert.DoesNotContain("nothing was saved", form.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<EntityForm> Picker()
    {
        Task<IReadOnlyList<Choice>> Search(string text) =>
            Task.FromResult<IReadOnlyList<Choice>>([.. All.Where(c => c.Text.StartsWith(text, StringComparison.OrdinalIgnoreCase))]);
        return Render<EntityForm>(form => form
            .Add(f => f.Prefix, "x").Add(f => f.SaveText, "Save").Add(f => f.OnSave, () => Task.FromResult(Result.Ok()))
            .AddChildContent<PickerField>(p => p
                .Add(x => x.Name, "ownerCode").Add(x => x.Search, Search)
                .Add(x => x.ValueChanged, EventCallback.Factory.Create<Choice?>(this, c => _chosen = c))));
    }
}

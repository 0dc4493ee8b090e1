using BlazorEstate.App;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Bunit;

namespace BlazorEstate.Tests.App;

public sealed class ShellTests : ComponentTest
{
    [Fact]
    public void The_reconnect_overlay_is_plain_markup_that_blazor_finds_by_its_id()
    {
        var overlay = Render<ReconnectOverlay>().Find("#components-reconnect-modal");
        Assert.Equal("DIV", overlay.TagName);
        Assert.NotNull(overlay.QuerySelector("button[data-action=reconnect]"));
        Assert.Equal("Connection lost", overlay.QuerySelector("strong")!.TextContent);
    }

    [Fact]
    public void The_reconnect_overlay_speaks_french()
    {
        Speak("fr-FR");
        Assert.Equal("Connexion perdue", Render<ReconnectOverlay>().Find("strong").TextContent);
    }

    [Theory]
    [InlineData("en-GB", "fr", "FR")]
    [InlineData("fr-FR", "en", "EN")]
    public void The_language_switch_offers_the_other_language(string culture, string other, string text)
    {
        Speak(culture);
        var link = Render<LookSwitches>().Find("a");
        Assert.Equal($"/culture?c={other}", link.GetAttribute("href"));
        Assert.Equal("_top", link.GetAttribute("target"));
        Assert.Equal(text, link.TextContent);
    }

    [Fact]
    public void The_navigation_shows_only_what_a_person_may_open() =>
        Assert.DoesNotContain(NavItem.For(new Actor(1, "Somebody", new HashSet<string>(), ActorOrigin.Screen)).SelectMany(x => x.Items), x => x.Permission is not null);
}

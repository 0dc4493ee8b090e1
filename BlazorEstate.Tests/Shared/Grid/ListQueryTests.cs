using BlazorEstate.Shared.Grid;

namespace BlazorEstate.Tests.Shared.Grid;

public sealed class ListQueryTests
{
    private enum Kind { Furnished, Unfurnished }

    [Theory]
    [InlineData("/leases")]
    [InlineData("/leases?q=Dubois")]
    [InlineData("/leases?q=a%26b&kind=furnished&sort=tenant&dir=desc&size=50&page=3")]
    public void An_address_survives_reading_and_writing(string url) => Assert.Equal(url, ListQuery.Parse(url).ToUrl());

    [Fact]
    public void An_absolute_address_is_read_like_a_relative_one() =>
        Assert.Equal("/leases?page=2", ListQuery.Parse("https://estate.example/leases?page=2").ToUrl());

    [Theory]
    [InlineData("/x?page=0")]
    [InlineData("/x?page=-1")]
    [InlineData("/x?page=abc")]
    [InlineData("/x?page=99999999999")]
    [InlineData("/x?size=7")]
    [InlineData("/x?size=1000000")]
    [InlineData("/x?q=")]
    [InlineData("/x?q=%20%20")]
    [InlineData("/x?page=%F0%9F")]
    public void Nonsense_gives_the_default(string url) => Assert.Equal("/x", ListQuery.Parse(url).ToUrl());

    [Fact]
    public void A_text_too_long_for_a_search_is_left_out() => Assert.Equal("", ListQuery.Parse("/x?q=" + new string('a', 5000)).Text);

    [Fact]
    public void Sorting_again_turns_the_direction_and_goes_to_the_first_page()
    {
        var query = ListQuery.Parse("/x?page=4").WithSort("name");
        Assert.Equal("/x?sort=name", query.ToUrl());
        Assert.Equal("/x?sort=name&dir=desc", query.WithSort("name").ToUrl());
        Assert.Equal("/x?sort=date", query.WithSort("name").WithSort("date").ToUrl());
    }

    [Fact]
    public void A_filter_is_set_toggled_and_cleared()
    {
        var query = ListQuery.Parse("/x?page=4").WithFilter("kind", "furnished");
        Assert.Equal("/x?kind=furnished", query.ToUrl());
        Assert.Equal("/x", query.Toggle("kind", "furnished").ToUrl());
        Assert.Equal("/x", query.WithText("a").Cleared().ToUrl());
        Assert.True(query.IsFiltered);
    }

    [Theory]
    [InlineData("furnished", Kind.Furnished)]
    [InlineData("UNFURNISHED", Kind.Unfurnished)]
    [InlineData("castle", null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    public void A_filter_is_read_as_one_of_the_known_values(string text, object? expected) =>
        Assert.Equal((Kind?)expected, ListQuery.Empty.WithFilter("kind", text).Filter<Kind>("kind"));

    [Fact]
    public void Two_queries_of_the_same_address_are_equal() =>
        Assert.Equal(ListQuery.Parse("/x?b=1&a=2&page=2"), ListQuery.Parse("/x?a=2&page=2&b=1"));
}

using BlazorEstate.Domain;
using BlazorEstate.Shared;

namespace BlazorEstate.Tests.Domain;

public sealed class VendorRules
{
    private static readonly InterventionAct Act = new(new(2025, 6, 15, 8, 0, 0, DateTimeKind.Utc), null, "test");

    [Fact]
    public void What_is_typed_is_trimmed_and_a_trade_named_twice_is_one()
    {
        var vendor = Vendor.Create("S1", new("  Plomberie Roux ", [" plumbing", "Plumbing", "", "  ", "heating "], " ", "a@b.fr", "  ")).Value;
        Assert.Equal(("Plomberie Roux", "plomberie roux"), (vendor.Name, vendor.SortName));
        Assert.Equal(["plumbing", "heating"], vendor.Trades);
        Assert.Equal((null, "a@b.fr", null, "fr", true), (vendor.Contact, vendor.Email, vendor.Phone, vendor.Language, vendor.Active));
        Assert.Contains("heating", vendor.SearchText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "")]
    [InlineData("name", "a\u0000b")]
    [InlineData("email", "nope")]
    [InlineData("email", "a@b.fr\nBcc: all@example.org")]
    [InlineData("language", "de")]
    [InlineData("trades", "two\nlines")]
    [InlineData("contact", "\u0007")]
    public void Bad_input_is_named_by_its_field(string field, string value)
    {
        var details = new VendorDetails("Roux");
        details = field switch
        {
            "name" => details with { Name = value },
            "email" => details with { Email = value },
            "language" => details with { Language = value },
            "trades" => details with { Trades = [value] },
            _ => details with { Contact = value },
        };
        Assert.Contains(field, Vendor.Create("S1", details).Problems.Select(p => p.Field));
    }

    [Fact]
    public void Too_much_of_anything_is_refused_and_changes_nothing()
    {
        var vendor = Vendor.Create("S1", new("Roux", ["plumbing"])).Value;
        var much = new VendorDetails(new string('x', 201), [.. Enumerable.Range(0, 21).Select(i => $"t{i}")], Note: new string('n', 2001), TaxId: new string('1', 33), InsuredUntil: new(1900, 1, 1), ContractUntil: DateOnly.MaxValue);
        Assert.Equal(["contractUntil", "insuredUntil", "name", "note", "taxId", "trades"], vendor.Change(much).Problems.Select(p => p.Field).Order());
        Assert.Equal("Roux", vendor.Name);
        Assert.Equal(vendor.Details with { Trades = null, Contacts = null }, new VendorDetails("Roux", Language: "fr"));
        Assert.Equal("code", Vendor.Create("no code!\n", new("Roux")).Problems.Single().Field);
    }

    [Fact]
    public void Further_contacts_are_trimmed_kept_in_order_and_searched()
    {
        var vendor = Vendor.Create("S1", new("Roux", Contacts: [new(" Astreinte ", " Urgences ", " ", " 3939 "), new("Zoé Émery", null, " zoe@roux.fr ")])).Value;
        Assert.Equal([new("Astreinte", "Urgences", null, "3939"), new("Zoé Émery", null, "zoe@roux.fr")], vendor.Contacts);
        Assert.All(["astreinte", "urgences", "3939", "zoe emery", "zoe@roux.fr"], word => Assert.Contains(word, vendor.SearchText, StringComparison.Ordinal));
        Assert.True(vendor.Change(vendor.Details with { Active = false }).IsOk);
        Assert.Equal(2, vendor.Contacts.Count);
        Assert.True(vendor.Change(vendor.Details with { Contacts = null }).IsOk);
        Assert.Empty(vendor.Contacts);
        Assert.DoesNotContain("astreinte", vendor.SearchText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "Required", "  ", null, null, null)]
    [InlineData("name", "Required", null, "Office", null, null)]
    [InlineData("name", "LineBreak", "a\nb", null, null, null)]
    [InlineData("role", "LineBreak", "a", "b\u2028c", null, null)]
    [InlineData("email", "Email", "a", null, "nope", null)]
    [InlineData("email", "Email", "a", null, "a@b.fr\nBcc: all@example.org", null)]
    [InlineData("phone", "Phone", "a", null, null, "12")]
    [InlineData("phone", "Phone", "a", null, null, "call me")]
    public void What_is_wrong_with_a_contact_is_told_of_its_place(string field, string code, string? name, string? role, string? email, string? phone)
    {
        var problem = Assert.Single(Vendor.Create("S1", new("Roux", Contacts: [new("Fine"), new(name!, role, email, phone)])).Problems);
        Assert.Equal(($"contacts[1].{field}", code), (problem.Field, problem.Code));
    }

    [Fact]
    public void There_are_ten_contacts_at_most_and_none_is_nobody()
    {
        static VendorDetails With(int many) => new("Roux", Contacts: [.. Enumerable.Range(0, many).Select(i => new VendorContact($"c{i}"))]);
        Assert.True(Vendor.Create("S1", With(10)).IsOk);
        Assert.Equal(("contacts", "TooMany"), (Vendor.Create("S1", With(11)).Problems.Single().Field, Vendor.Create("S1", With(11)).Problems.Single().Code));
        Assert.Equal("contacts[0].name", Vendor.Create("S1", new("Roux", Contacts: [null!])).Problems.Single().Field);
    }

    [Fact]
    public void The_trades_of_any_categories_can_be_those_of_a_vendor()
    {
        var random = new Random(3);
        const string Letters = "abAB é\n\t\u2028\u0000 ";
        for (var run = 0; run < 500; run++)
        {
            var categories = Enumerable.Range(0, random.Next(0, 40)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(0, 80)).Select(_ => Letters[random.Next(Letters.Length)]))).ToList();
            var made = Vendor.Create("S1", new("Roux", Vendor.TradesOf(categories)));
            Assert.True(made.IsOk);
            Assert.Equal(made.Value.Trades, Vendor.TradesOf(made.Value.Trades.Reverse()));
        }
    }

    [Theory]
    [InlineData(null, Validity.Unknown)]
    [InlineData(-1, Validity.Expired)]
    [InlineData(0, Validity.EndingSoon)]
    [InlineData(30, Validity.EndingSoon)]
    [InlineData(31, Validity.Valid)]
    public void A_paper_is_valid_on_its_last_day(int? days, Validity expected)
    {
        var today = new DateOnly(2024, 2, 29);
        DateOnly? until = days is { } n ? today.AddDays(n) : null;
        Assert.Equal(expected, until.On(today));
    }

    [Fact]
    public void Work_goes_to_a_vendor_that_takes_it_and_stays_with_one_that_has_it()
    {
        var (roux, gone) = (Vendor.Create("S1", new("Roux")).Value, Vendor.Create("S2", new("Gone", Active: false)).Value);
        var work = Intervention.Create("M1", 1, new("Leak", "plumbing", InterventionPriority.Normal, InterventionStatus.Accepted, new(2025, 6, 1))).Value;
        typeof(Vendor).GetProperty(nameof(Vendor.Id))!.SetValue(roux, 7L);
        typeof(Vendor).GetProperty(nameof(Vendor.Id))!.SetValue(gone, 8L);
        Assert.Equal("Roux", work.Assign(null, roux, "Roux", Act).Value.What);
        Assert.Equal((7L, "Roux"), (work.VendorId, work.VendorName));
        Assert.Equal(("vendorCode", "Vendor.Inactive"), (work.Assign(3, gone, "Gone", Act).Problems.Single().Field, work.Assign(3, gone, "Gone", Act).Problems.Single().Code));
        Assert.Equal((7L, null), (work.VendorId, work.AssigneeId));
        Assert.True(roux.Change(roux.Details with { Active = false, Name = "Roux & fils" }).IsOk);
        Assert.True(work.Assign(3, roux, "Roux", Act).IsOk);
        Assert.Equal("Roux & fils", work.VendorName);
        Assert.True(work.Assign(null, null, "", Act).IsOk);
        Assert.Equal((null, null), (work.VendorId, work.VendorName));
    }
}

using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Email.Letters;
using BlazorEstate.Features.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Letters;

public sealed class LetterWordingTests
{
    private static readonly LetterWording Fine = new("Loyer {period}", "Bonjour {tenant},\n\nMerci.");

    [Theory]
    [InlineData("Loyer {periode}", "Bonjour", "subjectLine", "Letter.UnknownPlace")]
    [InlineData("Loyer", "Bonjour {paidOn}", "introduction", "Letter.UnknownPlace")]
    [InlineData("Loyer", "Bonjour {}", "introduction", "Letter.UnknownPlace")]
    [InlineData("Loyer {period", "Bonjour", "subjectLine", "Letter.LooseBrace")]
    [InlineData("Loyer\r\nBcc: thief@evil.example", "Bonjour", "subjectLine", "OneLine")]
    [InlineData("Loyer\u0007", "Bonjour", "subjectLine", "OneLine")]
    [InlineData("Loyer", "Bonjour\u0000", "introduction", "ControlCharacters")]
    [InlineData(" ", "Bonjour", "subjectLine", "Required")]
    [InlineData("Loyer", "", "introduction", "Required")]
    public async Task What_cannot_be_sent_is_refused_by_field(string subject, string introduction, string field, string code)
    {
        await using var estate = await LetterWorld.CreateAsync();
        var result = await SaveAsync(estate, new(subject, introduction), 0);
        Assert.Contains(result.Problems, p => (p.Field, p.Code) == (field, code));
        Assert.Equal(0, await estate.ReadAsync(db => db.LetterTexts.CountAsync()));
    }

    [Fact]
    public async Task The_message_names_the_field_the_placeholder_and_those_there_are()
    {
        await using var estate = await LetterWorld.CreateAsync();
        var problem = (await SaveAsync(estate, Fine with { Subject = "{amout}" }, 0)).Problems.Single();
        var sentence = estate.Scoped<ProblemText>().Full(problem);
        Assert.Contains("{amout}", sentence, StringComparison.Ordinal);
        Assert.Contains("{amount}", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_too_long_is_refused()
    {
        var result = WordingRules.Check(LetterKinds.RentCall, new(new string('a', 10_000), new string('b', 10_000)));
        Assert.Equal([("subjectLine", "TooLong"), ("introduction", "TooLong")], result.Problems.Select(p => (p.Field, p.Code)));
    }

    [Fact]
    public async Task A_wording_is_used_from_then_on_leaves_a_trace_and_can_be_taken_back()
    {
        await using var estate = await LetterWorld.CreateAsync();
        var wordings = estate.Get<LetterWordings>();
        Assert.Null(await wordings.FindAsync(LetterKinds.RentCall, "fr"));
        Assert.True((await SaveAsync(estate, Fine with { Introduction = "Bonjour {tenant},\r\n\r\nMerci. " }, 0)).IsOk);
        Assert.Equal(Fine, await wordings.FindAsync(LetterKinds.RentCall, "fr"));
        Assert.Null(await wordings.FindAsync(LetterKinds.RentCall, "en"));
        Assert.True((await estate.Scoped<LetterWordingService>().ResetAsync(LetterKinds.RentCall, "fr", 1, TestEstate.Admin)).IsOk);
        Assert.Null(await wordings.FindAsync(LetterKinds.RentCall, "fr"));
        Assert.Equal(["create", "delete"], await estate.ReadAsync(db => db.AuditEntries.Where(a => a.SubjectKind == nameof(LetterText)).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync()));
    }

    [Fact]
    public async Task The_second_of_two_who_edit_at_once_is_told()
    {
        await using var estate = await LetterWorld.CreateAsync();
        Assert.True((await SaveAsync(estate, Fine, 0)).IsOk);
        Assert.True((await SaveAsync(estate, Fine with { Subject = "Autre" }, 0)).Has(Result.StaleCode));
        Assert.True((await SaveAsync(estate, Fine with { Subject = "Autre" }, 1)).IsOk);
        Assert.True((await estate.Scoped<LetterWordingService>().ResetAsync(LetterKinds.RentCall, "fr", 1, TestEstate.Admin)).Has(Result.StaleCode));
        Assert.Equal("Autre", (await estate.Scoped<LetterQueries>().FindAsync(LetterKinds.RentCall, "fr")).Wording.Subject);
    }

    [Fact]
    public async Task Only_who_manages_settings_words_letters()
    {
        await using var estate = await LetterWorld.CreateAsync();
        var result = await estate.Scoped<LetterWordingService>().SaveAsync(LetterKinds.RentCall, "fr", Fine, 0, TestEstate.As(Roles.Manager));
        Assert.True(result.Has(Result.ForbiddenCode));
    }

    [Fact]
    public async Task Every_built_in_wording_obeys_the_rules()
    {
        await using var estate = await LetterWorld.CreateAsync();
        var renderer = estate.Get<LetterRenderer>();
        Assert.All(LetterKinds.Worded, kind => Assert.All(LetterQueries.Languages, language => Assert.Empty(WordingRules.Check(kind, renderer.BuiltIn(kind, language)).Problems)));
    }

    private static Task<Result> SaveAsync(TestEstate estate, LetterWording wording, long version) =>
        estate.Scoped<LetterWordingService>().SaveAsync(LetterKinds.RentCall, "fr", wording, version, TestEstate.Admin);
}

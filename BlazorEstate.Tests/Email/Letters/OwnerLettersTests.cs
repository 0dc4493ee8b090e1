using System.Net;
using System.Text.Json;
using BlazorEstate.Domain;
using BlazorEstate.Email;
using BlazorEstate.Email.Letters;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Email.Letters;

/// <summary>What letters to owners say, in both parts and both languages.</summary>
public sealed class OwnerLettersTests
{
    [Theory]
    [InlineData("en", "Visit moved: Exit inventory, Wednesday 9\u00a0April 2025 at 14:30", "Dear Marie Vasseur", "14:30\u00a0–\u00a015:30", "Instead of Tuesday 8\u00a0April 2025 at 10:00", "Meeting place", "your property Lot 12")]
    [InlineData("fr", "Rendez-vous déplacé\u00a0: État des lieux de sortie, mercredi 9\u00a0avril 2025 à 14\u00a0h\u00a030", "Bonjour Marie Vasseur", "14\u00a0h\u00a030\u00a0–\u00a015\u00a0h\u00a030", "Au lieu du mardi 8\u00a0avril 2025 à 10\u00a0h", "Lieu de rendez-vous", "votre bien Lot 12")]
    public async Task A_moved_visit_says_when_it_is_and_when_it_was_to_be(string language, string subject, params string[] parts) =>
        await SaysAsync(LetterKinds.OwnerVisitNotice, (OwnerVisitNotice)LetterSamples.Of(LetterKinds.OwnerVisitNotice), language, subject, parts);

    [Fact]
    public async Task A_cancelled_visit_says_that_it_is_off_and_why()
    {
        var letter = (OwnerVisitNotice)LetterSamples.Of(LetterKinds.OwnerVisitNotice) with { News = OwnerVisitNews.Cancelled, Before = null, Reason = "Locataire malade" };
        await SaysAsync(LetterKinds.OwnerVisitNotice, letter, "fr", null, "Ce rendez-vous n’aura pas lieu.", "Locataire malade", "nous vous écrirons de nouveau");
    }

    [Theory]
    [InlineData("en", "Works completed: Fuite sous l’évier, Lot 12, Résidence Vasseur", "completed on 9\u00a0April 2025", "€37.50", "€80.00", "€20.00", "−€41.25", "€96.25", "You bear", "because you agreed")]
    [InlineData("fr", "Intervention terminée\u00a0: Fuite sous l’évier, Lot 12, Résidence Vasseur", "terminée le 9\u00a0avril 2025", "37,50\u00a0€", "80,00\u00a0€", "20,00\u00a0€", "−41,25\u00a0€", "96,25\u00a0€", "À votre charge", "car vous avez accepté")]
    public async Task Completed_works_say_what_they_cost_and_what_of_it_the_owner_bears(string language, string subject, params string[] parts) =>
        await SaysAsync(LetterKinds.OwnerInterventionNotice, Works(), language, subject, parts);

    [Theory]
    [InlineData("en", "Updated costs of the works: Fuite sous l’évier, Lot 12, Résidence Vasseur", "completed on 9\u00a0April 2025", "has changed since we last wrote", "€96.25", "statement of account")]
    [InlineData("fr", "Coûts de l’intervention mis à jour\u00a0: Fuite sous l’évier, Lot 12, Résidence Vasseur", "le 9\u00a0avril 2025", "a changé depuis notre dernier courrier", "96,25\u00a0€", "compte rendu de gestion")]
    public async Task Works_that_cost_otherwise_in_the_end_say_what(string language, string subject, params string[] parts) =>
        await SaysAsync(LetterKinds.OwnerInterventionNotice, Works() with { News = OwnerWorksNews.Settled }, language, subject, parts);

    [Fact]
    public async Task Works_whose_only_cost_was_taken_away_again_say_that_there_is_none()
    {
        var text = await SaysAsync(LetterKinds.OwnerInterventionNotice, Works() with { News = OwnerWorksNews.Settled, Cost = new(0, 0, 0, 0, CostBearer.Owner, null) }, "en", null, "No cost has been recorded");
        Assert.DoesNotContain("€", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OwnerWorksNews.Accepted, CostBearer.Split, "accepted it on 9\u00a0April 2025", "Priority", "70% for you, 30% for the tenant")]
    [InlineData(OwnerWorksNews.Accepted, CostBearer.Owner, "yours to bear")]
    [InlineData(OwnerWorksNews.Planned, CostBearer.Tenant, "planned for the time below", "Thursday 10\u00a0April 2025", "08:00\u00a0–\u00a012:00", "nothing will be charged to you")]
    [InlineData(OwnerWorksNews.Declined, CostBearer.Owner, "not to have these works done", "Reason", "Siphon remplacé.")]
    public async Task Each_step_says_its_own(OwnerWorksNews news, CostBearer bearer, params string[] parts)
    {
        var letter = Works() with
        {
            News = news,
            Cost = LetterSamples.Cost with { Bearer = bearer },
            Start = news == OwnerWorksNews.Planned ? new(2025, 4, 10, 8, 0, 0) : null,
            End = news == OwnerWorksNews.Planned ? new(2025, 4, 10, 12, 0, 0) : null,
        };
        var text = await SaysAsync(LetterKinds.OwnerInterventionNotice, letter, "en", null, parts);
        Assert.DoesNotContain("€", text, StringComparison.Ordinal);
        Assert.Equal(news == OwnerWorksNews.Declined, !text.Contains("The cost of these works", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Works_that_cost_nothing_so_far_say_so_and_works_of_days_name_both_ends()
    {
        await SaysAsync(LetterKinds.OwnerInterventionNotice, Works() with { Cost = new(0, 0, 0, 0, CostBearer.Owner, null) }, "en", null, "No cost has been recorded");
        var long_ = Works() with { News = OwnerWorksNews.Planned, Start = new(2025, 4, 10, 8, 0, 0), End = new(2025, 4, 11, 17, 0, 0) };
        await SaysAsync(LetterKinds.OwnerInterventionNotice, long_, "en", null, "08:00 – Friday 11\u00a0April 2025, 17:00");
    }

    [Theory]
    [InlineData(null, null, true, false)]
    [InlineData("false", null, false, false)]
    [InlineData("false", "true", true, false)]
    [InlineData("true", "false", false, false)]
    public void Owners_get_letters_as_tenants_do_unless_it_is_set(string? tenants, string? owners, bool enabled, bool viewings) =>
        Assert.Equal(new OwnerMailOptions(enabled, viewings), OwnerMailOptions.Of(Settings(("Reminders:TenantMails", tenants), ("Reminders:OwnerMails", owners))));

    [Theory]
    [InlineData("Reminders:OwnerMails")]
    [InlineData("Reminders:OwnerViewings")]
    public void A_setting_that_is_neither_true_nor_false_is_named(string setting) =>
        Assert.Contains(setting, Assert.Throws<SettingException>(() => OwnerMailOptions.Of(Settings((setting, "maybe")))).Message, StringComparison.Ordinal);

    private static OwnerInterventionNotice Works() => (OwnerInterventionNotice)LetterSamples.Of(LetterKinds.OwnerInterventionNotice);

    private static async Task<string> SaysAsync<T>(LetterKind<T> kind, T model, string language, string? subject, params string[] parts)
    {
        var configuration = Settings(("Agency:Name", "Agence de test"));
        await using var services = new ServiceCollection().AddSingleton(configuration).AddLogging().AddLocalization().AddAgency(configuration).AddLetters().BuildServiceProvider();
        var letter = await services.GetRequiredService<LetterRenderer>().RenderAsync(kind, JsonSerializer.Serialize(model, Outbox.Json), language, null);
        Assert.Equal(subject ?? letter.Subject, letter.Subject);
        var html = WebUtility.HtmlDecode(letter.Html);
        var text = letter.Text.Replace('\n', ' ').Replace("  ", " ", StringComparison.Ordinal);
        Assert.All(parts, part => Assert.Contains(part, html, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        return text;
    }

    private static IConfiguration Settings(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, s.Value))).Build();
}

using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;

namespace BlazorEstate.Tests.Access.Events;

/// <summary>Who is told of what, and how.</summary>
public sealed class EventPersonRules
{
    private static readonly DateTime Start = new(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(Roles.Agent, MailChoice.None, MailChoice.Daily, MailChoice.AtOnce)]
    [InlineData(Roles.Manager, MailChoice.Daily, MailChoice.Daily, MailChoice.None)]
    [InlineData(Roles.Accountant, MailChoice.AtOnce, MailChoice.Daily, MailChoice.None)]
    [InlineData(Roles.Coordinator, MailChoice.None, MailChoice.None, MailChoice.None)]
    [InlineData(Roles.Auditor, MailChoice.None, MailChoice.None, MailChoice.None)]
    public void Roles_have_their_usual_mails(string role, MailChoice reversed, MailChoice overdue, MailChoice visit)
    {
        var person = Person(role);
        Assert.Equal((reversed, overdue, visit), (person.Of(EventKinds.PaymentReversed).Mail, person.Of(EventKinds.RentOverdue).Mail, person.Of(EventKinds.VisitMoved).Mail));
        Assert.All(EventKinds.All, k => Assert.True(person.Of(k).InApp));
    }

    [Fact]
    public void Somebody_with_two_roles_gets_the_sooner_mail() =>
        Assert.Equal(MailChoice.AtOnce, Person(Roles.Manager, Roles.Accountant).Of(EventKinds.PaymentReversed).Mail);

    [Fact]
    public void A_kind_can_be_got_by_whom_its_permission_allows_and_notices_of_security_by_everybody()
    {
        Assert.False(Person(Roles.Coordinator).MayGet(EventKinds.PaymentReceived));
        Assert.True(Person(Roles.Agent).MayGet(EventKinds.PaymentReceived));
        Assert.True(Person().MayGet(EventKinds.SignInFromNewDevice));
    }

    [Theory]
    [InlineData(MailChoice.None)]
    [InlineData(MailChoice.AtOnce)]
    [InlineData(MailChoice.Daily)]
    [InlineData(MailChoice.Weekly)]
    public void What_a_person_has_chosen_wins_except_for_security(MailChoice mail)
    {
        var chosen = new EventChoice(false, mail);
        var person = Person(Roles.Agent) with { Own = EventKinds.All.ToDictionary(k => k.Key, _ => chosen) };
        Assert.All(EventKinds.All, k => Assert.Equal(k.IsSecurity ? new EventChoice(true, MailChoice.AtOnce) : chosen, person.Of(k)));
    }

    [Fact]
    public void Security_is_told_even_to_somebody_without_a_role() =>
        Assert.Equal(MailChoice.AtOnce, Person().MailOf(EventKinds.SignInFromNewDevice.About(new("KnownDevice", 1, ""), Start, 1).ToPerson(1)));

    [Fact]
    public void Nobody_gets_a_mail_of_what_is_not_meant_for_them()
    {
        var person = Person(Roles.Accountant);
        Assert.Equal(MailChoice.AtOnce, person.MailOf(Reversal()));
        Assert.Equal(MailChoice.AtOnce, person.MailOf(Reversal().ToPerson(1)));
        Assert.Equal(MailChoice.None, person.MailOf(Reversal().ToPerson(2))); // Another's.
        Assert.Equal(MailChoice.None, person.MailOf(Reversal(by: 1))); // The person's own doing.
        Assert.Equal(MailChoice.None, person.MailOf(Reversal(at: Start.AddSeconds(-1)))); // Before the person was there.
        Assert.Equal(MailChoice.None, Person(Roles.Coordinator).MailOf(Reversal()));
        Assert.Equal(MailChoice.None, person.MailOf(Notification.Of("ofAnOlderVersion", Severity.Warning, Permissions.PaymentsView, new("Lease", 1, "L1"), Start, null)));
    }

    private static EventPerson Person(params string[] roles) => new(1, Start, roles, new Dictionary<string, EventChoice>());

    private static Notification Reversal(long? by = null, DateTime? at = null) => EventKinds.PaymentReversed.About(new("Lease", 1, "L1"), at ?? Start, by, "Ada");
}

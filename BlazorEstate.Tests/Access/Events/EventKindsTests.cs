using System.Globalization;
using System.Resources;
using BlazorEstate.Access;
using BlazorEstate.Access.Events;
using BlazorEstate.Domain;

namespace BlazorEstate.Tests.Access.Events;

/// <summary>A kind of event is one entry with its texts: one that misses something is found here, not by the person who is told.</summary>
public sealed class EventKindsTests
{
    private static readonly ResourceManager Texts = new(typeof(EventsText));

    [Fact]
    public void Every_kind_has_a_name_and_a_sentence_in_both_languages()
    {
        foreach (var culture in new[] { CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("fr") })
        {
            var texts = Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
            Assert.All(EventKinds.All, k =>
            {
                Assert.False(string.IsNullOrEmpty(texts.GetString("Kind." + k.Key)), k.Key);
                Assert.False(string.IsNullOrEmpty(texts.GetString("Sentence." + k.Key)), k.Key);
                Assert.False(string.IsNullOrEmpty(texts.GetString("Group." + k.Group)), k.Key);
                // A mail's subject is both: the name, then the sentence.
                Assert.False(texts.GetString("Sentence." + k.Key)!.StartsWith(texts.GetString("Kind." + k.Key)!, StringComparison.OrdinalIgnoreCase), k.Key);
            });
        }
    }

    [Fact]
    public void Keys_are_told_apart_and_audiences_and_roles_exist()
    {
        Assert.Equal(EventKinds.All.Count, EventKinds.All.Select(k => k.Key).Distinct().Count());
        Assert.All(EventKinds.All, k =>
        {
            Assert.True(k.Audience.Length == 0 || Permissions.All.Contains(k.Audience), k.Key);
            Assert.All(k.Mails, m => Assert.Contains(m.Role, Roles.All));
            Assert.Same(k, EventKinds.Find(k.Key));
        });
    }

    [Fact]
    public void Notices_of_security_reach_every_role_at_once() =>
        Assert.All(EventKinds.All.Where(k => k.IsSecurity), k => Assert.All(Roles.All, r => Assert.Equal(MailChoice.AtOnce, k.MailFor([r]))));
}

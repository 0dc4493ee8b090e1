using System.Resources;
using System.Text.RegularExpressions;
using BlazorEstate.Data.Auditing;
using BlazorEstate.Domain;
using BlazorEstate.Features.Audit;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Tests.Features.Audit;

/// <summary>Whatever leaves a trace has a name for those who read it.</summary>
public sealed partial class AuditKindNames
{
    private static readonly ResourceManager Texts = new(typeof(AuditText));

    [Fact]
    public void Every_audited_record_has_a_name()
    {
        var kinds = typeof(IAudited).Assembly.GetTypes().Where(t => t.IsClass && typeof(IAudited).IsAssignableFrom(t)).Select(t => t.Name);
        Assert.All(kinds, k => Assert.NotNull(Texts.GetString("Kind." + k)));
    }

    [Fact]
    public void Every_action_that_is_noted_has_a_name()
    {
        var sources = Repository.AppFiles(".cs").Select(f => File.ReadAllText(f.File)).ToList();
        var actions = sources.SelectMany(s => Noted().Matches(s).Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.Contains("issue-charges", actions);
        actions.UnionWith(sources.Where(s => s.Contains(": ReminderScan(", StringComparison.Ordinal))
            .SelectMany(s => Scan().Matches(s).Select(m => "scan-" + m.Groups[1].Value)));
        Assert.Contains("scan-overdue", actions);
        Assert.All(actions, a => Assert.True(Texts.GetString("Action." + a) is not null, a));
    }

    [Fact]
    public async Task Every_field_of_an_audited_record_has_a_name()
    {
        await using var estate = await TestEstate.CreateAsync(s => s.AddAudit());
        await using var db = await estate.Factory.CreateDbContextAsync();
        var words = estate.Scoped<AuditWords>();
        var fields = db.Model.GetEntityTypes().Where(t => typeof(IAudited).IsAssignableFrom(t.ClrType)).SelectMany(t => t.GetProperties())
            .Where(p => !p.IsShadowProperty() && AuditDraft.IsTold(p.Name)).Select(p => p.Name).ToHashSet();
        Assert.Contains("SignedAt", fields);
        var problems = new ResourceManager(typeof(Problems));
        // A name may be the same word as the field.
        Assert.All(fields, f => Assert.True(words.Field(f) != f || (Texts.GetString("Field." + f) ?? problems.GetString("Field." + char.ToLowerInvariant(f[0]) + f[1..])) is not null, f));
    }

    [GeneratedRegex(@"[dD]b\.Note\(""([^""]+)""")]
    private static partial Regex Noted();

    [GeneratedRegex(@"string Name => ""([^""]+)""")]
    private static partial Regex Scan();
}

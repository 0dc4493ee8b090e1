using System.Resources;
using BlazorEstate.Domain;
using BlazorEstate.Features.Audit;

namespace BlazorEstate.Tests.Features.Audit;

/// <summary>Whatever leaves a trace has a name for those who read it.</summary>
public sealed class AuditKindNames
{
    [Fact]
    public void Every_audited_record_has_a_name()
    {
        var texts = new ResourceManager(typeof(AuditText));
        var kinds = typeof(IAudited).Assembly.GetTypes().Where(t => t.IsClass && typeof(IAudited).IsAssignableFrom(t)).Select(t => t.Name);
        Assert.All(kinds, k => Assert.NotNull(texts.GetString("Kind." + k)));
    }
}

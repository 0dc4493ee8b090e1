namespace BlazorEstate.Tests.Support;

/// <summary>Tests that measure this process: no others run meanwhile, whose memory would count.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "Alone";
}

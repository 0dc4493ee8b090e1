namespace BlazorEstate.Tests.Support;

/// <summary>The program as other programs call it, today.</summary>
public sealed class ApiHost : ProgramHost;

namespace BlazorEstate.Features.Dashboards;

/// <summary>Marks DashboardsText.resx.</summary>
public sealed class DashboardsText;

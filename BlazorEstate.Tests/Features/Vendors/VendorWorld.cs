using BlazorEstate.Domain;
using BlazorEstate.Features.Maintenance;
using BlazorEstate.Features.Vendors;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Vendors;

/// <summary>An agency with a unit and vendors that were given work on it. It is noon on 15 June 2025.</summary>
public abstract class VendorWorld : IAsyncLifetime
{
    private int _works;

    protected TestEstate Estate { get; private set; } = null!;

    protected Unit Unit { get; private set; } = null!;

    protected VendorsService Service => Estate.Scoped<VendorsService>();

    protected VendorsQueries Queries => Estate.Scoped<VendorsQueries>();

    protected VendorRecords Records => Estate.Scoped<VendorRecords>();

    protected static DateOnly Today { get; } = new(2025, 6, 15);

    public async Task InitializeAsync()
    {
        Estate = await TestEstate.CreateAsync(Configure);
        Unit = await Estate.SomeUnitAsync();
    }

    public async Task DisposeAsync() => await Estate.DisposeAsync();

    protected virtual void Configure(IServiceCollection services) => services.AddMaintenance(new ConfigurationBuilder().Build()).AddVendors();

    protected Task<Vendor> VendorAsync(string code, string name, DateOnly? insured = null, DateOnly? contract = null, params string[] trades) =>
        Estate.AddAsync(Vendor.Create(code, new(name, trades, InsuredUntil: insured, ContractUntil: contract)));

    /// <summary>An intervention given to a vendor; done where there is a day for it. Normal priority: eight days.</summary>
    protected async Task<Intervention> WorkAsync(
        Vendor vendor, DateOnly reported, DateOnly? done = null, long cost = 0, InterventionPriority priority = InterventionPriority.Normal, InterventionStatus? status = null, string category = "plumbing")
    {
        status ??= done is null ? InterventionStatus.Accepted : InterventionStatus.Completed;
        var details = new InterventionDetails($"Work {++_works}", category, priority, status == InterventionStatus.Declined ? InterventionStatus.Accepted : status.Value, reported, done, cost);
        var made = Intervention.Create($"W{_works:D3}", Unit.Id, details);
        var given = made.Value.Assign(null, vendor, vendor.Name, new(new DateTime(2025, 6, 1, 8, 0, 0, DateTimeKind.Utc), null, "test"));
        Assert.True(given.IsOk);
        return await Estate.AddAsync(made);
    }
}

using BlazorEstate.Live;

namespace BlazorEstate.Features.Vendors;

public static class VendorsSetup
{
    public static IServiceCollection AddVendors(this IServiceCollection services) =>
        services.AddScoped<VendorsQueries>().AddScoped<VendorRecords>().AddScoped<VendorsService>().AddScan<VendorExpiryScan>();
}

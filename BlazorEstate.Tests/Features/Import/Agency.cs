using System.Text;
using BlazorEstate.Features.Import;
using BlazorEstate.Features.Import.Reading;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorEstate.Tests.Features.Import;

/// <summary>A small sound agency as files, to be spoilt by a test, and an empty database to import it into.</summary>
internal sealed class Agency : IAsyncDisposable
{
    private Agency(TestEstate estate) => Estate = estate;

    public TestEstate Estate { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("estate-import-test-").FullName;

    public static async Task<Agency> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var agency = new Agency(await TestEstate.CreateAsync(services =>
        {
            services.AddImport();
            configure?.Invoke(services);
        }));
        agency.Write("owners.csv", "code,name,email,phone,address\nO1,Amélie Cœur,a@example.org,,\"1, rue des Lilas\"\nO2,Benoît Hébert,,,\n");
        agency.Write("properties.csv", "code,owner_code,name,kind,address,postal_code,city\nP1,O1,Résidence,building,8 cours Mirabeau,69003,Lyon\n");
        agency.Write("units.csv", "code,property_code,label,kind,area_m2,floor\nU1,P1,Lot 1,flat,42.50,2\nU2,P1,Lot 2,shop,80,0\n");
        agency.Write("tenants.csv", "code,name,email,phone\nT1,Chloé Roux,t1@example.org,\nT2,Boulangerie Faure,,\n");
        agency.Write("leases.csv", LeaseHeader + "L1,U1,T1,unfurnished,2025-01-15,2027-12-31,800.00,0.00,provision,800.00,5,monthly,0.00\n"
            + "L2,U2,T2,commercial,2025-01-01,2033-12-31,1000.00,100.00,provision,3000.00,1,quarterly,20.00\n");
        agency.Write("payments.csv", "lease_code,date,amount,method,reference\nL1,2025-01-15,438.71,transfer,a\nL1,2025-02-07,1000.00,direct debit,b\nL2,2025-01-01,3960.00,cheque,a\n");
        agency.Write("maintenance.csv", "code,unit_code,title,category,priority,status,reported,completed,labour_cost,parts_cost,vendor,charged_to\nM1,U1,Fuite,plumbing,high,completed,2025-02-01,2025-02-03,80.00,20.50,Roux,owner\nM2,U2,Vitrine,other,urgent,open,2025-06-10,,,,,tenant\n");
        return agency;
    }

    public const string LeaseHeader = "code,unit_code,tenant_code,kind,start,end,rent,charges,charges_mode,deposit,due_day,frequency,vat_rate\n";

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text, new UTF8Encoding(false));

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(Path.Combine(Folder, file), bytes);

    public void Append(string file, string text) => File.AppendAllText(Path.Combine(Folder, file), text);

    public async Task<ImportReport> ImportAsync(DateOnly? until = null, bool dryRun = false, IProgress<ImportProgress>? progress = null)
    {
        var import = Estate.Scoped<EstateImport>();
        var rows = await AgencyReader.ReadAsync(Folder, Estate.Get<Currency>());
        return (await import.RunAsync(rows, new(until ?? import.EndOfMonth, dryRun), TestEstate.Admin, progress)).Value;
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, true);
        await Estate.DisposeAsync();
    }
}

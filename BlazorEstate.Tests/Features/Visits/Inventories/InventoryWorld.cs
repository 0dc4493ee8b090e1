using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Features.Visits;
using BlazorEstate.Features.Visits.Inventories;
using BlazorEstate.Shared;
using BlazorEstate.Tests.Support;

namespace BlazorEstate.Tests.Features.Visits.Inventories;

/// <summary>The agency of <see cref="VisitWorld"/> with an entry or exit whose inventory is made.</summary>
public sealed class InventoryWorld : IAsyncDisposable
{
    /// <summary>A drawn line of one dot.</summary>
    public const string Drawn = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private InventoryWorld(VisitWorld visits) => Visits = visits;

    public VisitWorld Visits { get; }

    public TestEstate Estate => Visits.Estate;

    public Actor Me => Visits.Me;

    public InventoryService Service => Estate.Scoped<InventoryService>();

    public InventoryPhotos Photos => Estate.Scoped<InventoryPhotos>();

    public InventorySigning Signing => Estate.Scoped<InventorySigning>();

    public string FilesFolder => Estate.Get<FileStore>().Folder;

    public IEnumerable<string> Files => Directory.Exists(FilesFolder) ? Directory.GetFiles(FilesFolder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("incoming", StringComparison.Ordinal)) : [];

    public static byte[] Photo => Convert.FromBase64String(Drawn[22..]);

    public static async Task<InventoryWorld> CreateAsync() => new(await VisitWorld.CreateAsync());

    /// <summary>A visit that has begun, with its inventory; returns its code.</summary>
    public async Task<string> BeginAsync(VisitKind kind = VisitKind.EntryInventory, string start = "2026-11-24T09:00", string unit = "U1")
    {
        var code = await BookAsync(kind, start, unit);
        Assert.True((await Service.StartAsync(code, Me)).IsOk);
        return code;
    }

    public async Task<string> BookAsync(VisitKind kind = VisitKind.EntryInventory, string start = "2026-11-24T09:00", string unit = "U1") =>
        (await Visits.Service.BookAsync(VisitWorld.At(start, unit: unit) with { Kind = kind, Guest = null, TenantConsent = true }, Me)).Value;

    public async Task<InventoryView> FindAsync(string code) => (await Estate.Scoped<InventoryQueries>().FindAsync(code))!;

    public async Task<ItemView> ItemAsync(string code, string name) => (await FindAsync(code)).Rooms.SelectMany(r => r.Items).First(i => i.Name == name);

    public async Task RecordAsync(string code, string name, InventoryFinding found)
    {
        var item = await ItemAsync(code, name);
        Assert.True((await Service.RecordAsync(code, item.Id, item.Version, found, Me)).IsOk);
    }

    /// <summary>Everything as it should be.</summary>
    public async Task CheckAllAsync(string code, InventoryState state = InventoryState.Good, int keys = 2)
    {
        foreach (var item in (await FindAsync(code)).Rooms.SelectMany(r => r.Items))
        {
            var found = item.Section switch
            {
                InventorySection.Room => new InventoryFinding(state),
                InventorySection.Meters => new InventoryFinding(Number: "A 12", Reading: 142.315m),
                _ => new InventoryFinding(Count: keys),
            };
            Assert.True((await Service.RecordAsync(code, item.Id, item.Version, found, Me)).IsOk);
        }
    }

    public async Task SignBothAsync(string code)
    {
        Assert.True((await Signing.SignAsync(code, null, InventoryParty.Tenant, "Benoît Hébert", Drawn, Me)).IsOk);
        Assert.True((await Signing.SignAsync(code, null, InventoryParty.Agent, "Anna Roy", Drawn, Me)).IsOk);
    }

    /// <summary>A signed entry, and an exit begun from it.</summary>
    public async Task<(string Entry, string Exit)> ExitAsync()
    {
        var entry = await BeginAsync();
        await CheckAllAsync(entry);
        await SignBothAsync(entry);
        return (entry, await BeginAsync(VisitKind.ExitInventory, "2026-11-24T10:00"));
    }

    public ValueTask DisposeAsync() => Visits.DisposeAsync();
}

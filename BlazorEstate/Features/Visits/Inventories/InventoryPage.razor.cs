using System.Globalization;
using BlazorEstate.Access;
using BlazorEstate.Domain;
using BlazorEstate.Live;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Ui;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BlazorEstate.Features.Visits.Inventories;

/// <summary>An inventory, a part at a time: the part stands in the address. Every change is saved at once.</summary>
public partial class InventoryPage
{
    /// <summary>The part where both sides sign.</summary>
    internal const string Sign = "sign";

    /// <summary>The document as it is printed.</summary>
    internal const string Sheet = "sheet";

    private bool mayEdit;

    [SupplyParameterFromQuery(Name = "room")]
    public string? Asked { get; set; }

    [Inject]
    private AgencyOptions Agency { get; set; } = default!;

    protected override ChangeKinds Watches => ChangeKinds.Inventory | ChangeKinds.Visit;

    private bool MayChange => mayEdit && Detail!.Status == InventoryStatus.Open;

    private string At => Detail!.Status == InventoryStatus.Signed || Asked == Sheet ? Sheet : Asked == Sign ? Sign : Number(Room?.Id ?? 0);

    private RoomView? Room => Detail!.Rooms.FirstOrDefault(r => Number(r.Id) == Asked) ?? (Detail.Rooms.Count > 0 ? Detail.Rooms[0] : null);

    private (string Name, string Url) Next => Detail!.Rooms.SkipWhile(r => r.Id != Room!.Id).Skip(1).FirstOrDefault() is { } next
        ? (next.Name, EstateUrls.Inventory(Code, Number(next.Id))) : (L["Tab.Sign"], EstateUrls.Inventory(Code, Sign));

    private string? NextOpen => Detail!.Rooms.FirstOrDefault(r => r.Checked < r.Items.Count) is { } open ? EstateUrls.Inventory(Code, Number(open.Id)) : null;

    protected override async Task OnInitializedAsync() => mayEdit = (await Me.GetAsync()).Can(Permissions.VisitsEdit);

    protected override Task<InventoryView?> FindAsync(string code, CancellationToken ct) => Queries.FindAsync(code, ct);

    private static string Number(long id) => id.ToString(CultureInfo.InvariantCulture);

    // Saved even when the person leaves in the meantime.
    private async Task<long?> RecordAsync(long item, long version, InventoryFinding found)
    {
        var saved = await Service.RecordAsync(Code, item, version, found, await Me.GetAsync(), CancellationToken.None);
        await DoneAsync(saved);
        return saved.IsOk ? saved.Value : null;
    }

    private async Task AllGoodAsync(RoomView room)
    {
        var found = room.Items.Where(i => !i.IsChecked).Select(i => new PointFinding(i.Id, i.Version, new(i.Before?.State ?? InventoryState.Good, i.Note))).ToList();
        await DoneAsync(await Service.RecordManyAsync(Code, found, await Me.GetAsync(), CancellationToken.None));
    }

    private async Task TakeAsync(ItemView item, IReadOnlyList<IBrowserFile> files)
    {
        foreach (var file in files)
        {
            try
            {
                // One byte more than allowed is let through, so that it is refused here and told.
                await using var stream = file.OpenReadStream(Math.Min(file.Size, InventoryPhotos.MostBytes) + 1, Gone);
                var taken = await Photos.AddAsync(Code, item.Id, file.Name, stream, await Me.GetAsync(), Gone);
                if (!taken.IsOk)
                {
                    Toast.Fail(L["Photo.Failed"], Problems.Full(taken));
                    if (taken.Has("Inventory.TooManyPhotos"))
                    {
                        break;
                    }
                }
            }
            catch (Exception e) when (e is IOException or InvalidOperationException)
            {
                Log.LogWarning(e, "A photo of inventory {Code} did not come in", Code);
                Toast.Fail(L["Photo.Failed"], Problems.Full(file.Size > InventoryPhotos.MostBytes ? Result.Fail("file", "File.TooLarge", InventoryPhotos.MostMegabytes) : Result.Fail("", "Request.Failed")));
            }
        }

        await OnEstateChangedAsync();
    }

    private async Task RemovePhotoAsync(PhotoView photo)
    {
        if (await Dialogs.AskAsync(L["Photo.Remove.Title"], L["Photo.Remove.Text"], L["Remove"], danger: true))
        {
            await DoneAsync(await Photos.RemoveAsync(Code, photo.Id, await Me.GetAsync()));
        }
    }

    private Task AddRoomAsync() => NameAsync(L["Room.Add"], null, async name =>
    {
        var made = await Service.AddRoomAsync(Code, name, await Me.GetAsync());
        if (made.IsOk)
        {
            Go.To(EstateUrls.Inventory(Code, Number(made.Value)));
        }

        return made;
    });

    private Task RenameRoomAsync(RoomView room) => NameAsync(L["Rename.Title", room.Name], room.Name, async name => await Service.RenameRoomAsync(Code, room.Id, name, await Me.GetAsync()));

    private Task AddItemAsync(RoomView room) => NameAsync(L["Item.Add"], null, async name => await Service.AddItemAsync(Code, room.Id, name, await Me.GetAsync()));

    private Task RenameItemAsync(ItemView item) => NameAsync(L["Rename.Title", item.Name], item.Name, async name => await Service.RenameItemAsync(Code, item.Id, name, await Me.GetAsync()));

    private async Task RemoveRoomAsync(RoomView room)
    {
        if (await Dialogs.AskAsync(L["Room.Remove.Title", room.Name], L["Room.Remove.Text"], L["Remove"], danger: true))
        {
            await DoneAsync(await Service.RemoveRoomAsync(Code, room.Id, await Me.GetAsync()));
        }
    }

    private async Task RemoveItemAsync(ItemView item)
    {
        var quiet = item.Photos.Count == 0 && !item.IsChecked;
        if (quiet || await Dialogs.AskAsync(L["Item.Remove.Title", item.Name], L["Item.Remove.Text"], L["Remove"], danger: true))
        {
            await DoneAsync(await Service.RemoveItemAsync(Code, item.Id, await Me.GetAsync()));
        }
    }

    private async Task NameAsync(string title, string? name, Func<string?, Task<Result>> save)
    {
        await Dialogs.OpenFormAsync<NameDialog, string>(title, new() { ["Name"] = name, ["OnSave"] = save }, "24rem");
        await OnEstateChangedAsync();
    }

    private async Task<bool> DescribeAsync(string? remarks, string? address) => await DoneAsync(await Service.DescribeAsync(Code, null, remarks, address, await Me.GetAsync(), CancellationToken.None));

    private async Task<bool> SignAsync(InventoryParty party, string name, string? drawn)
    {
        var signed = await Signing.SignAsync(Code, Detail!.Version, party, name, drawn, await Me.GetAsync());
        var done = await DoneAsync(signed);
        if (done)
        {
            Toast.Done(L[Detail!.Status == InventoryStatus.Signed ? "Signed.Done" : "Signed"]);
        }

        return done;
    }

    private Task RefuseAsync() => OpenAsync<RefuseDialog>(L["Refuse"], L["Saved"], new() { ["Inventory"] = Detail });

    private async Task ReopenAsync()
    {
        if (await Dialogs.AskAsync(L["Reopen.Title"], L["Reopen.Text"], L["Reopen"]))
        {
            await DoneAsync(await Signing.ReopenAsync(Code, await Me.GetAsync()));
        }
    }

    // What was refused is told; either way the page shows what stands now.
    private async Task<bool> DoneAsync(Result result)
    {
        if (!result.IsOk)
        {
            Toast.Fail(L["NotSaved"], Problems.Full(result));
        }

        if (!Gone.IsCancellationRequested)
        {
            await OnEstateChangedAsync();
            StateHasChanged();
        }

        return result.IsOk;
    }
}

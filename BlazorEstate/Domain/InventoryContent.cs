using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BlazorEstate.Domain;

/// <summary>
/// Everything that an inventory says, photos included, as one SHA-256: who signs, signs this. Each text stands with its length, so that
/// none can be moved from one field to the next.
/// </summary>
public static class InventoryContent
{
    /// <param name="photos">Of its points, in any order.</param>
    public static string Hash(Inventory inventory, IEnumerable<Attachment> photos)
    {
        ArgumentNullException.ThrowIfNull(inventory);
        var text = new StringBuilder();
        Add(text, inventory.Code, inventory.LeaseId, inventory.IsExit, inventory.EntryId, inventory.Language, inventory.Remarks, inventory.NewAddress);
        var byItem = photos.ToLookup(p => p.PartId);
        foreach (var room in inventory.Rooms.OrderBy(r => r.Position).ThenBy(r => r.Id))
        {
            Add(text, "room", room.Section, room.Name);
            foreach (var item in room.Items.OrderBy(i => i.Position).ThenBy(i => i.Id))
            {
                Add(text, "item", item.Name, item.State, item.Note, item.Number, item.ReadingThousandths, item.Count, item.EntryItemId);
                foreach (var photo in byItem[item.Id].OrderBy(p => p.Id))
                {
                    Add(text, "photo", photo.Sha256);
                }
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Add(StringBuilder text, params ReadOnlySpan<object?> parts)
    {
        foreach (var part in parts)
        {
            var said = Convert.ToString(part, CultureInfo.InvariantCulture) ?? "";
            text.Append(said.Length).Append(':').Append(said);
        }
    }
}

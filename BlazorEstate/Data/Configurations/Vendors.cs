using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BlazorEstate.Data.Configurations;

internal sealed class VendorConfiguration : IEntityTypeConfiguration<Vendor>
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private static readonly ValueConverter<IReadOnlyList<VendorContact>, string> Contacts = new(
        contacts => JsonSerializer.Serialize(contacts, Json), text => JsonSerializer.Deserialize<List<VendorContact>>(text, Json) ?? new());

    private static readonly ValueComparer<IReadOnlyList<VendorContact>> SameContacts = new(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
        contacts => contacts.Count,
        contacts => contacts.ToArray());

    public void Configure(EntityTypeBuilder<Vendor> builder)
    {
        builder.HasCode();
        builder.Ignore(x => x.Details);
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Property(x => x.Contact).HasMaxLength(Limits.Name);
        builder.Property(x => x.Contacts).HasConversion(Contacts, SameContacts).HasDefaultValue(Array.Empty<VendorContact>());
        builder.Property(x => x.Email).HasMaxLength(254);
        builder.Property(x => x.Phone).HasMaxLength(Limits.Phone);
        builder.Property(x => x.Address).HasMaxLength(Limits.Address);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.TaxId).HasMaxLength(Limits.Code);
        builder.Property(x => x.Note).HasMaxLength(Vendor.NoteLength);
        builder.HasIndex(x => new { x.SortName, x.Id });
    }
}

using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class VendorConfiguration : IEntityTypeConfiguration<Vendor>
{
    public void Configure(EntityTypeBuilder<Vendor> builder)
    {
        builder.HasCode();
        builder.Ignore(x => x.Details);
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Property(x => x.Contact).HasMaxLength(Limits.Name);
        builder.Property(x => x.Email).HasMaxLength(254);
        builder.Property(x => x.Phone).HasMaxLength(Limits.Phone);
        builder.Property(x => x.Address).HasMaxLength(Limits.Address);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.TaxId).HasMaxLength(Limits.Code);
        builder.Property(x => x.Note).HasMaxLength(Vendor.NoteLength);
        builder.HasIndex(x => new { x.SortName, x.Id });
    }
}

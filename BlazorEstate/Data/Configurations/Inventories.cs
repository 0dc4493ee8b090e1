using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class InventoryConfiguration : IEntityTypeConfiguration<Inventory>
{
    public void Configure(EntityTypeBuilder<Inventory> builder)
    {
        builder.HasCode();
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.Remarks).HasMaxLength(4000);
        builder.Property(x => x.NewAddress).HasMaxLength(Limits.Address);
        builder.Ignore(x => x.Items).Ignore(x => x.Unchecked);
        builder.HasOne<Visit>().WithOne().HasForeignKey<Inventory>(x => x.VisitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Lease>().WithMany().HasForeignKey(x => x.LeaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Inventory>().WithMany().HasForeignKey(x => x.EntryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Rooms).WithOne().HasForeignKey(x => x.InventoryId);
        builder.HasMany(x => x.Signatures).WithOne().HasForeignKey(x => x.InventoryId);
        builder.HasIndex(x => x.LeaseId);
    }
}

internal sealed class InventoryRoomConfiguration : IEntityTypeConfiguration<InventoryRoom>
{
    public void Configure(EntityTypeBuilder<InventoryRoom> builder)
    {
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Ignore(x => x.IsRemovable);
        builder.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.RoomId);
    }
}

internal sealed class InventoryItemConfiguration : IEntityTypeConfiguration<InventoryItem>
{
    public void Configure(EntityTypeBuilder<InventoryItem> builder)
    {
        builder.HasVersion();
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Property(x => x.Note).HasMaxLength(InventoryItem.LongestNote);
        builder.Property(x => x.Number).HasMaxLength(60);
        builder.Ignore(x => x.Reading).Ignore(x => x.IsChecked);
        builder.HasOne<InventoryItem>().WithMany().HasForeignKey(x => x.EntryItemId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InventorySignatureConfiguration : IEntityTypeConfiguration<InventorySignature>
{
    public void Configure(EntityTypeBuilder<InventorySignature> builder)
    {
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Property(x => x.Reason).HasMaxLength(1000);
        builder.Property(x => x.ContentHash).HasMaxLength(64);
        builder.HasOne<Attachment>().WithMany().HasForeignKey(x => x.AttachmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => new { x.InventoryId, x.Party }).IsUnique();
    }
}

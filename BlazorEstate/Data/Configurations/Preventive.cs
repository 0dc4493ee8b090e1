using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class EquipmentConfiguration : IEntityTypeConfiguration<Equipment>
{
    public void Configure(EntityTypeBuilder<Equipment> builder)
    {
        builder.HasCode();
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Property(x => x.Make).HasMaxLength(Limits.Name);
        builder.Property(x => x.Model).HasMaxLength(Limits.Name);
        builder.Property(x => x.Serial).HasMaxLength(Limits.Name);
        builder.Property(x => x.Note).HasMaxLength(Equipment.NoteLength);
        builder.HasOne<Property>().WithMany().HasForeignKey(x => x.PropertyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.PropertyId);
        builder.HasIndex(x => x.UnitId).HasFilter("\"UnitId\" IS NOT NULL");
    }
}

internal sealed class PreventivePlanConfiguration : IEntityTypeConfiguration<PreventivePlan>
{
    public void Configure(EntityTypeBuilder<PreventivePlan> builder)
    {
        builder.HasCode();
        builder.Property(x => x.Title).HasMaxLength(Limits.Text);
        builder.Property(x => x.Category).HasMaxLength(Intervention.CategoryLength);
        builder.Property(x => x.Description).HasMaxLength(Intervention.DescriptionLength);
        builder.Property(x => x.StateReason).HasMaxLength(Limits.Text);
        builder.Ignore(x => x.Schedule);
        builder.HasOne<Property>().WithMany().HasForeignKey(x => x.PropertyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Equipment>().WithMany().HasForeignKey(x => x.EquipmentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Vendor>().WithMany().HasForeignKey(x => x.VendorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.PropertyId);
        builder.HasIndex(x => x.EquipmentId).HasFilter("\"EquipmentId\" IS NOT NULL");
    }
}

using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class InterventionConfiguration : IEntityTypeConfiguration<Intervention>
{
    public void Configure(EntityTypeBuilder<Intervention> builder)
    {
        builder.HasCode();
        builder.Property(x => x.Title).HasMaxLength(Limits.Text);
        builder.Property(x => x.Description).HasMaxLength(Intervention.DescriptionLength);
        builder.Property(x => x.Category).HasMaxLength(64);
        builder.Property(x => x.VendorName).HasMaxLength(Limits.Name);
        builder.Property(x => x.RequestKey).HasMaxLength(128);
        builder.Property(x => x.RechargeCorrections).HasDefaultValue(0);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.AssigneeId).OnDelete(DeleteBehavior.Restrict);
        // No foreign keys to what came later: SQLite adds one to a table that is there only by writing it anew, outside a transaction.
        // A vendor, a plan or an equipment with work is never removed, nor is an intervention.
        builder.Property(x => x.CommonParts).HasDefaultValue(false);
        builder.HasIndex(x => x.MergedIntoId).HasFilter("\"MergedIntoId\" IS NOT NULL");
        builder.HasIndex(x => new { x.UnitId, x.ReportedOn });
        builder.HasIndex(x => new { x.PlanId, x.OccurrenceOn }).IsUnique().HasFilter("\"PlanId\" IS NOT NULL");
        builder.HasIndex(x => x.EquipmentId).HasFilter("\"EquipmentId\" IS NOT NULL");
        builder.HasIndex(x => new { x.VendorId, x.ReportedOn });
        builder.HasIndex(x => new { x.CompletedOn, x.LabourCost, x.PartsCost });
        builder.HasIndex(x => x.RequestKey).IsUnique().HasFilter("\"RequestKey\" IS NOT NULL");

        // The board, the calendar and whose time is taken ask for what is open or planned: little, whatever the history.
        builder.HasIndex(x => x.Status);
        builder.HasIndex(x => new { x.PlannedStart, x.PlannedEnd }).HasFilter("\"PlannedStart\" IS NOT NULL");
    }
}

internal sealed class InterventionEntryConfiguration : IEntityTypeConfiguration<InterventionEntry>
{
    public void Configure(EntityTypeBuilder<InterventionEntry> builder)
    {
        builder.Property(x => x.By).HasMaxLength(Limits.Name);
        builder.Property(x => x.What).HasMaxLength(2 * Limits.Name);
        builder.Property(x => x.Note).HasMaxLength(Intervention.NoteLength);
        builder.HasOne(x => x.Intervention).WithMany().HasForeignKey(x => x.InterventionId);
        builder.HasIndex(x => x.InterventionId);
    }
}

internal sealed class InterventionCostConfiguration : IEntityTypeConfiguration<InterventionCost>
{
    public void Configure(EntityTypeBuilder<InterventionCost> builder)
    {
        builder.Property(x => x.Label).HasMaxLength(Limits.Text);
        builder.Property(x => x.By).HasMaxLength(Limits.Name);
        builder.HasOne(x => x.Intervention).WithMany().HasForeignKey(x => x.InterventionId);
        builder.HasIndex(x => x.InterventionId);
    }
}

using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BlazorEstate.Data.Configurations;

internal sealed class LeaseConfiguration : IEntityTypeConfiguration<Lease>
{
    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.HasCode();
        builder.Property(x => x.EndReason).HasMaxLength(Limits.Text);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Tenant>().WithMany().HasForeignKey(x => x.TenantId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.LeaseId).OnDelete(DeleteBehavior.Cascade);
        builder.Navigation(x => x.Lines).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.HasIndex(x => new { x.UnitId, x.Start, x.LastDay });
        builder.HasIndex(x => x.TenantId);
        builder.HasIndex(x => new { x.LastDay, x.Start, x.UnitId });
        builder.HasIndex(x => x.RenewsLeaseId).HasFilter("\"RenewsLeaseId\" IS NOT NULL");
    }
}

internal sealed class LeaseLineConfiguration : IEntityTypeConfiguration<LeaseLine>
{
    public void Configure(EntityTypeBuilder<LeaseLine> builder)
    {
        builder.Property(x => x.Label).HasMaxLength(Limits.Text);
        builder.HasIndex(x => x.LeaseId);
    }
}

internal sealed class LeaseAccountConfiguration : IEntityTypeConfiguration<LeaseAccount>
{
    public void Configure(EntityTypeBuilder<LeaseAccount> builder)
    {
        builder.HasKey(x => x.LeaseId);
        builder.Property(x => x.LeaseId).ValueGeneratedNever();
        builder.HasOne<Lease>().WithOne().HasForeignKey<LeaseAccount>(x => x.LeaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasVersion();
    }
}

internal sealed class ChargeConfiguration : IEntityTypeConfiguration<Charge>
{
    private static readonly ValueConverter<IReadOnlyList<ChargeLine>, string> Lines = new(lines => ChargeLinesText.Write(lines), text => ChargeLinesText.Read(text));

    private static readonly ValueComparer<IReadOnlyList<ChargeLine>> SameLines = new(
        (a, b) => ReferenceEquals(a, b) || (a != null && b != null && a.SequenceEqual(b)),
        lines => lines.Count,
        lines => lines.ToArray());

    public void Configure(EntityTypeBuilder<Charge> builder)
    {
        builder.HasVersion();
        builder.Property(x => x.Lines).HasConversion(Lines, SameLines);
        builder.Property(x => x.CancelReason).HasMaxLength(Limits.Text);
        builder.HasOne(x => x.Lease).WithMany().HasForeignKey(x => x.LeaseId).OnDelete(DeleteBehavior.Restrict);

        // One living charge per period, one fee per overdue charge, one recharge per intervention: a rerun can issue nothing twice.
        builder.HasIndex(x => new { x.LeaseId, x.From }).IsUnique().HasFilter("\"FeeForChargeId\" IS NULL AND \"InterventionId\" IS NULL AND \"CancelledOn\" IS NULL").HasDatabaseName("UX_Charges_Period");
        builder.HasIndex(x => x.FeeForChargeId).IsUnique().HasFilter("\"FeeForChargeId\" IS NOT NULL AND \"CancelledOn\" IS NULL");
        builder.HasIndex(x => x.InterventionId).IsUnique().HasFilter("\"InterventionId\" IS NOT NULL AND \"CancelledOn\" IS NULL").HasDatabaseName("UX_Charges_Recharge");
        builder.HasIndex(x => new { x.LeaseId, x.DueOn });

        // Sums by due date read this index alone. SQLite asks a partial index for the columns of its filter as well.
        builder.HasIndex(x => new { x.DueOn, x.Total, x.CancelledOn }).HasFilter("\"CancelledOn\" IS NULL").HasDatabaseName("IX_Charges_Billed");

        // What a person cancelled is not foreseen again. Few, so they have an index of their own.
        builder.HasIndex(x => new { x.DueOn, x.LeaseId, x.From, x.CancelledOn }).HasFilter("\"CancelledOn\" IS NOT NULL").HasDatabaseName("IX_Charges_Cancelled");

        // What is still owed: small whatever the history.
        builder.HasIndex(x => new { x.DueOn, x.LeaseId, x.Total, x.Paid, x.CancelledOn }).HasFilter("\"Paid\" < \"Total\" AND \"CancelledOn\" IS NULL").HasDatabaseName("IX_Charges_Open");

        // What one lease still owes, for lists that show or sort by it.
        builder.HasIndex(x => new { x.LeaseId, x.DueOn, x.Total, x.Paid, x.CancelledOn }).HasFilter("\"Paid\" < \"Total\" AND \"CancelledOn\" IS NULL").HasDatabaseName("IX_Charges_OpenByLease");
    }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.HasVersion();
        builder.Property(x => x.Reference).HasMaxLength(64);
        builder.Property(x => x.Reason).HasMaxLength(Limits.Text);
        builder.Property(x => x.IdempotencyKey).HasMaxLength(128);
        builder.Property(x => x.RecordedBy).HasMaxLength(Limits.Name);
        builder.HasOne(x => x.Lease).WithMany().HasForeignKey(x => x.LeaseId).OnDelete(DeleteBehavior.Restrict);

        // Three orders of the payments list. Each holds what the list filters by, so that any page, count and sum is read from one index.
        builder.HasIndex(x => new { x.Date, x.Id, x.Amount, x.Method, x.LeaseId }).HasDatabaseName("IX_Payments_ByDate");
        builder.HasIndex(x => new { x.LeaseId, x.Date, x.Id, x.Amount, x.Method }).HasDatabaseName("IX_Payments_ByLease");
        builder.HasIndex(x => new { x.Amount, x.Id, x.Method }).HasDatabaseName("IX_Payments_ByAmount");
        builder.HasIndex(x => new { x.Date, x.Id }).HasFilter("\"ReversedOn\" IS NOT NULL").HasDatabaseName("IX_Payments_Reversed");
        builder.HasIndex(x => new { x.Date, x.Id, x.LeaseId }).HasFilter("\"Unallocated\" > 0").HasDatabaseName("IX_Payments_CreditByDate");
        builder.HasIndex(x => x.Reference);
        builder.HasIndex(x => x.IdempotencyKey).IsUnique().HasFilter("\"IdempotencyKey\" IS NOT NULL");
        builder.HasIndex(x => x.ReversalOfId).IsUnique().HasFilter("\"ReversalOfId\" IS NOT NULL");
        builder.HasIndex(x => x.LeaseId).HasFilter("\"Unallocated\" > 0").HasDatabaseName("IX_Payments_Credit");
    }
}

internal sealed class PaymentAllocationConfiguration : IEntityTypeConfiguration<PaymentAllocation>
{
    public void Configure(EntityTypeBuilder<PaymentAllocation> builder)
    {
        builder.HasOne<Lease>().WithMany().HasForeignKey(x => x.LeaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(x => x.Payment).WithMany().HasForeignKey(x => x.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(x => x.Charge).WithMany().HasForeignKey(x => x.ChargeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.LeaseId);

        // Money that came after the due day: what a past day still found open is read from this index alone.
        builder.HasIndex(x => new { x.EffectiveOn, x.DueOn, x.LeaseId, x.Amount }).HasFilter("\"EffectiveOn\" > \"DueOn\"").HasDatabaseName("IX_Allocations_Late");
    }
}

using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class QuoteConfiguration : IEntityTypeConfiguration<Quote>
{
    public void Configure(EntityTypeBuilder<Quote> builder)
    {
        builder.HasVersion();
        builder.Property(x => x.VendorName).HasMaxLength(Limits.Name);
        builder.Property(x => x.Note).HasMaxLength(Limits.Text);
        builder.Property(x => x.EnteredBy).HasMaxLength(Limits.Name);
        builder.Property(x => x.DecidedBy).HasMaxLength(Limits.Name);
        builder.Property(x => x.Reason).HasMaxLength(Limits.Text);
        builder.HasOne<Intervention>().WithMany().HasForeignKey(x => x.InterventionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Vendor>().WithMany().HasForeignKey(x => x.VendorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.InterventionId);
        builder.HasIndex(x => x.VendorId);

        // One approved at a time, whoever decides.
        builder.HasIndex(x => x.InterventionId).IsUnique().HasFilter($"\"State\" = {(int)QuoteState.Approved}").HasDatabaseName("UX_Quotes_Approved");

        // What waits for a decision: little, whatever the history.
        builder.HasIndex(x => new { x.State, x.InterventionId, x.Amount }).HasFilter($"\"State\" = {(int)QuoteState.Submitted}").HasDatabaseName("IX_Quotes_Submitted");
    }
}

internal sealed class VendorInvoiceConfiguration : IEntityTypeConfiguration<VendorInvoice>
{
    public void Configure(EntityTypeBuilder<VendorInvoice> builder)
    {
        builder.Property(x => x.VendorName).HasMaxLength(Limits.Name);
        builder.Property(x => x.Number).HasMaxLength(VendorInvoice.NumberLength);
        builder.Property(x => x.NumberKey).HasMaxLength(VendorInvoice.NumberLength);
        builder.Property(x => x.By).HasMaxLength(Limits.Name);
        builder.HasOne<Intervention>().WithMany().HasForeignKey(x => x.InterventionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Vendor>().WithMany().HasForeignKey(x => x.VendorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.InterventionId);
        builder.HasIndex(x => new { x.VendorId, x.NumberKey }).IsUnique();
    }
}

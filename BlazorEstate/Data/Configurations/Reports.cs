using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class InterventionReporterConfiguration : IEntityTypeConfiguration<InterventionReporter>
{
    public void Configure(EntityTypeBuilder<InterventionReporter> builder)
    {
        builder.HasKey(x => x.InterventionId);
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Property(x => x.Phone).HasMaxLength(Limits.Phone);
        builder.Property(x => x.Email).HasMaxLength(254);
        builder.Property(x => x.Access).HasMaxLength(Limits.Address);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.HasOne(x => x.Intervention).WithOne().HasForeignKey<InterventionReporter>(x => x.InterventionId);
        builder.HasIndex(x => x.At);
    }
}

internal sealed class ReportLinkConfiguration : IEntityTypeConfiguration<ReportLink>
{
    public void Configure(EntityTypeBuilder<ReportLink> builder)
    {
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => x.UnitId).IsUnique();
    }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.HasKey(x => x.Name);
        builder.Property(x => x.Name).HasMaxLength(64);
        builder.Property(x => x.Value).HasMaxLength(SigningKey.Bytes);
    }
}

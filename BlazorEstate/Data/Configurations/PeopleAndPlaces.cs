using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class OwnerConfiguration : IEntityTypeConfiguration<Owner>
{
    public void Configure(EntityTypeBuilder<Owner> builder)
    {
        builder.HasCode();
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Property(x => x.Email).HasMaxLength(254);
        builder.Property(x => x.Phone).HasMaxLength(Limits.Phone);
        builder.Property(x => x.Address).HasMaxLength(Limits.Address);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.EmailConsent).HasDefaultValue(false);
        builder.HasIndex(x => new { x.SortName, x.Id });
    }
}

internal sealed class TenantConfiguration : IEntityTypeConfiguration<Tenant>
{
    public void Configure(EntityTypeBuilder<Tenant> builder)
    {
        builder.HasCode();
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Property(x => x.Email).HasMaxLength(254);
        builder.Property(x => x.Phone).HasMaxLength(Limits.Phone);
        builder.Property(x => x.Address).HasMaxLength(Limits.Address);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.HasIndex(x => new { x.SortName, x.Id });
    }
}

internal sealed class PropertyConfiguration : IEntityTypeConfiguration<Property>
{
    public void Configure(EntityTypeBuilder<Property> builder)
    {
        builder.HasCode();
        builder.Property(x => x.Name).HasMaxLength(Limits.Name);
        builder.Property(x => x.Address).HasMaxLength(Limits.Address);
        builder.Property(x => x.PostalCode).HasMaxLength(16);
        builder.Property(x => x.City).HasMaxLength(Limits.Name);
        builder.HasOne<Owner>().WithMany().HasForeignKey(x => x.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.OwnerId);
        builder.HasIndex(x => new { x.SortName, x.Id });
    }
}

internal sealed class UnitConfiguration : IEntityTypeConfiguration<Unit>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.HasCode();
        builder.Property(x => x.Label).HasMaxLength(Limits.Name);
        builder.HasOne<Property>().WithMany().HasForeignKey(x => x.PropertyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(x => x.PropertyId);
        builder.HasIndex(x => x.OutOfServiceFrom).HasFilter("\"OutOfServiceFrom\" IS NOT NULL");
    }
}

internal static class ConfigurationParts
{
    public static void HasCode<T>(this EntityTypeBuilder<T> builder) where T : class, IHasCode, IVersioned
    {
        builder.Property(x => x.Code).HasMaxLength(Limits.Code);
        builder.HasIndex(x => x.Code).IsUnique();
        builder.HasVersion();
    }

    public static void HasVersion<T>(this EntityTypeBuilder<T> builder) where T : class, IVersioned =>
        builder.Property(x => x.Version).IsConcurrencyToken();
}

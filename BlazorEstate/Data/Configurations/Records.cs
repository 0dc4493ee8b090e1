using BlazorEstate.Data.Auditing;
using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(x => x.ActorName).HasMaxLength(Limits.Name);
        builder.Property(x => x.Action).HasMaxLength(32);
        builder.Property(x => x.SubjectKind).HasMaxLength(32);
        builder.Property(x => x.SubjectCode).HasMaxLength(254);
        builder.Property(x => x.Instance).HasMaxLength(12);
        builder.Property(x => x.PreviousHash).HasMaxLength(64);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.HasIndex(x => new { x.SubjectKind, x.SubjectId });
        builder.HasIndex(x => x.At);
        builder.HasIndex(x => new { x.ActorId, x.At });
        builder.HasIndex(x => new { x.Action, x.Id });
        builder.HasIndex(x => new { x.SubjectCode, x.Id });
    }
}

internal sealed class ApiTokenConfiguration : IEntityTypeConfiguration<ApiToken>
{
    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.HasVersion();
        builder.Property(x => x.Name).HasMaxLength(100);
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.Property(x => x.Prefix).HasMaxLength(16);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
        builder.HasIndex(x => x.Hash).IsUnique();
        builder.HasIndex(x => x.UserId);
    }
}

internal sealed class EstateUserConfiguration : IEntityTypeConfiguration<EstateUser>
{
    public void Configure(EntityTypeBuilder<EstateUser> builder)
    {
        builder.Property(x => x.DisplayName).HasMaxLength(Limits.Name);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.SearchText).UsePropertyAccessMode(PropertyAccessMode.Property);
    }
}

internal sealed class BooksConfiguration : IEntityTypeConfiguration<Books>
{
    public void Configure(EntityTypeBuilder<Books> builder)
    {
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Currency).HasMaxLength(3);
    }
}

internal sealed class CodeCounterConfiguration : IEntityTypeConfiguration<CodeCounter>
{
    public void Configure(EntityTypeBuilder<CodeCounter> builder)
    {
        builder.HasKey(x => x.Prefix);
        builder.Property(x => x.Prefix).HasMaxLength(4);
    }
}

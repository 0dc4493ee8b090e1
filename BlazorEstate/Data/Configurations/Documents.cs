using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class StoredDocumentConfiguration : IEntityTypeConfiguration<StoredDocument>
{
    public void Configure(EntityTypeBuilder<StoredDocument> builder)
    {
        builder.HasCode();
        builder.Property(x => x.SubjectCode).HasMaxLength(Limits.Code);
        builder.Property(x => x.Title).HasMaxLength(Limits.Text);
        builder.Property(x => x.FileName).HasMaxLength(Limits.Name);
        builder.Property(x => x.ContentType).HasMaxLength(100);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.Property(x => x.Path).HasMaxLength(400);
        builder.Property(x => x.UploadedBy).HasMaxLength(Limits.Name);
        builder.Property(x => x.SearchText).HasMaxLength(StoredDocument.Searched);
        builder.HasIndex(x => new { x.SubjectKind, x.SubjectId });
        builder.HasIndex(x => x.ExpiresOn).HasFilter("\"ExpiresOn\" IS NOT NULL");
        builder.HasIndex(x => new { x.SortName, x.Id });
    }
}

internal sealed class ReportRunConfiguration : IEntityTypeConfiguration<ReportRun>
{
    public void Configure(EntityTypeBuilder<ReportRun> builder)
    {
        builder.HasVersion();
        builder.Property(x => x.Key).HasMaxLength(40);
        builder.Property(x => x.Format).HasMaxLength(8);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.ClaimedBy).HasMaxLength(40);
        builder.Property(x => x.Path).HasMaxLength(400);
        builder.Property(x => x.FileName).HasMaxLength(Limits.Name);
        builder.Property(x => x.Error).HasMaxLength(1000);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
        builder.HasIndex(x => new { x.UserId, x.Id });
        builder.HasIndex(x => new { x.Status, x.Id });
    }
}

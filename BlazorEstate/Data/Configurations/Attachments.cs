using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class AttachmentConfiguration : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.Property(x => x.Caption).HasMaxLength(Limits.Text);
        builder.Property(x => x.FileName).HasMaxLength(Limits.Name);
        builder.Property(x => x.ContentType).HasMaxLength(100);
        builder.Property(x => x.Sha256).HasMaxLength(64);
        builder.Property(x => x.Path).HasMaxLength(400);
        builder.Property(x => x.By).HasMaxLength(Limits.Name);
        builder.HasIndex(x => new { x.SubjectKind, x.SubjectId });
    }
}

using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.Property(x => x.Key).HasMaxLength(120);
        builder.Property(x => x.Template).HasMaxLength(40);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.ToAddress).HasMaxLength(254);
        builder.Property(x => x.ToName).HasMaxLength(Limits.Name);
        builder.Property(x => x.RecipientKind).HasMaxLength(32);
        builder.Property(x => x.SubjectKind).HasMaxLength(32);
        builder.Property(x => x.SubjectCode).HasMaxLength(64);
        builder.Property(x => x.ClaimedBy).HasMaxLength(40);
        builder.Property(x => x.Error).HasMaxLength(1000);
        builder.Property(x => x.SearchText).HasMaxLength(600);
        builder.HasMany(x => x.Attachments).WithOne().HasForeignKey(x => x.MailId);
        builder.HasIndex(x => x.Key).IsUnique();
        builder.HasIndex(x => x.SentAt);
        builder.HasIndex(x => new { x.Status, x.NextAt });
    }
}

internal sealed class MailAttachmentConfiguration : IEntityTypeConfiguration<MailAttachment>
{
    public void Configure(EntityTypeBuilder<MailAttachment> builder)
    {
        builder.Property(x => x.FileName).HasMaxLength(200);
        builder.Property(x => x.ContentType).HasMaxLength(100);
        builder.Property(x => x.Path).HasMaxLength(400);
        builder.Property(x => x.Content).HasMaxLength(MailAttachment.LongestContent);
        builder.HasIndex(x => x.MailId);
    }
}

internal sealed class LetterTextConfiguration : IEntityTypeConfiguration<LetterText>
{
    public void Configure(EntityTypeBuilder<LetterText> builder)
    {
        builder.HasVersion();
        builder.Property(x => x.Template).HasMaxLength(40);
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.Subject).HasMaxLength(200);
        builder.Property(x => x.Introduction).HasMaxLength(4000);
        builder.HasIndex(x => new { x.Template, x.Language }).IsUnique();
    }
}

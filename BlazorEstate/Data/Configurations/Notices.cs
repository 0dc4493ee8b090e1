using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class NotificationConfiguration : IEntityTypeConfiguration<Notification>
{
    public void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.Property(x => x.Kind).HasMaxLength(40);
        builder.Property(x => x.Audience).HasMaxLength(64);
        builder.Property(x => x.SubjectKind).HasMaxLength(32);
        builder.Property(x => x.SubjectCode).HasMaxLength(64);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
        builder.Property(x => x.SearchText).HasMaxLength(Limits.Text);

        // The newest first is the order of the numbers, which every index ends with.
        builder.HasIndex(x => x.Kind);
        builder.HasIndex(x => x.Severity);
        builder.HasIndex(x => x.SubjectCode);
        builder.HasIndex(x => x.At);

        // What a scan finds is told once; what somebody did has no milestone, and nulls are all different.
        builder.HasIndex(x => new { x.SubjectId, x.Kind, x.SubjectKind, x.Milestone }).IsUnique();
    }
}

internal sealed class NotificationStateConfiguration : IEntityTypeConfiguration<NotificationState>
{
    public void Configure(EntityTypeBuilder<NotificationState> builder)
    {
        builder.HasKey(x => new { x.UserId, x.NotificationId });
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
        builder.HasOne<Notification>().WithMany().HasForeignKey(x => x.NotificationId);
        builder.HasIndex(x => x.SnoozedUntil).HasFilter("\"SnoozedUntil\" IS NOT NULL");
    }
}

internal sealed class NotificationMarkConfiguration : IEntityTypeConfiguration<NotificationMark>
{
    public void Configure(EntityTypeBuilder<NotificationMark> builder)
    {
        builder.HasKey(x => x.UserId);
        builder.Property(x => x.UserId).ValueGeneratedNever();
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
    }
}

internal sealed class ReadingSignConfiguration : IEntityTypeConfiguration<ReadingSign>
{
    public void Configure(EntityTypeBuilder<ReadingSign> builder)
    {
        builder.HasKey(x => x.UserId);
        builder.Property(x => x.UserId).ValueGeneratedNever();
        builder.Property(x => x.Instance).HasMaxLength(12);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
        builder.HasIndex(x => x.Number);
    }
}

internal sealed class NotificationPreferenceConfiguration : IEntityTypeConfiguration<NotificationPreference>
{
    public void Configure(EntityTypeBuilder<NotificationPreference> builder)
    {
        builder.Property(x => x.Kind).HasMaxLength(40);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
        builder.HasIndex(x => new { x.UserId, x.Kind }).IsUnique();
    }
}

internal sealed class NotificationSettingsConfiguration : IEntityTypeConfiguration<NotificationSettings>
{
    public void Configure(EntityTypeBuilder<NotificationSettings> builder)
    {
        builder.HasKey(x => x.UserId);
        builder.Property(x => x.UserId).ValueGeneratedNever();
        builder.Property(x => x.TimeZone).HasMaxLength(64);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
    }
}

internal sealed class KnownDeviceConfiguration : IEntityTypeConfiguration<KnownDevice>
{
    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.Property(x => x.KeyHash).HasMaxLength(64);
        builder.Property(x => x.Name).HasMaxLength(100);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
        builder.HasIndex(x => new { x.UserId, x.KeyHash }).IsUnique();
    }
}

internal sealed class WorkMarkConfiguration : IEntityTypeConfiguration<WorkMark>
{
    public void Configure(EntityTypeBuilder<WorkMark> builder)
    {
        builder.HasKey(x => x.Work);
        builder.Property(x => x.Work).HasMaxLength(40);
    }
}

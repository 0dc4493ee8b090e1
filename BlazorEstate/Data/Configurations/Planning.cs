using BlazorEstate.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorEstate.Data.Configurations;

internal sealed class VisitConfiguration : IEntityTypeConfiguration<Visit>
{
    public void Configure(EntityTypeBuilder<Visit> builder)
    {
        builder.HasCode();
        builder.Property(x => x.Guest).HasMaxLength(Limits.Name);
        builder.Property(x => x.Place).HasMaxLength(Limits.Text);
        builder.Property(x => x.Note).HasMaxLength(2000);
        builder.Property(x => x.Outcome).HasMaxLength(2000);
        builder.Property(x => x.OverrideReason).HasMaxLength(Limits.Text);
        builder.HasOne<Unit>().WithMany().HasForeignKey(x => x.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Lease>().WithMany().HasForeignKey(x => x.LeaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.PersonId).OnDelete(DeleteBehavior.Restrict);

        builder.Ignore(x => x.People);
        builder.HasMany(x => x.Attendees).WithOne().HasForeignKey(x => x.VisitId);

        // A span of days of the calendar; what one person, one unit, one lease has then.
        builder.HasIndex(x => new { x.Start, x.Id });
        builder.HasIndex(x => new { x.PersonId, x.Start });
        builder.HasIndex(x => new { x.UnitId, x.Start });
        builder.HasIndex(x => x.LeaseId).HasFilter("\"LeaseId\" IS NOT NULL");
    }
}

internal sealed class VisitAttendeeConfiguration : IEntityTypeConfiguration<VisitAttendee>
{
    public void Configure(EntityTypeBuilder<VisitAttendee> builder)
    {
        builder.HasKey(x => new { x.VisitId, x.UserId });
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CalendarFeedConfiguration : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> builder)
    {
        builder.HasVersion();
        builder.Property(x => x.Hash).HasMaxLength(64);
        builder.Property(x => x.Filters).HasMaxLength(CalendarFeed.LongestFilters);
        builder.HasOne<EstateUser>().WithMany().HasForeignKey(x => x.UserId);
        builder.HasIndex(x => x.Hash).IsUnique();
        builder.HasIndex(x => x.UserId);
    }
}

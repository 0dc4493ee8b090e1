using System.Linq.Expressions;
using BlazorEstate.Data;
using BlazorEstate.Domain;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.EntityFrameworkCore;

namespace BlazorEstate.Features.Visits;

public sealed class VisitQueries(IDbContextFactory<EstateDbContext> factory, AgencyClock clock)
{
    public static IReadOnlyList<string> Sorts { get; } = ["start", "code", "property", "person", "kind", "status"];

    public async Task<Paged<VisitView>> ListAsync(ListSlice slice, VisitFilter filter, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var page = await Sorted(Found(Filtered(db, filter), slice.Q), slice.Sort).PageAsync(View, slice.Page, ct);
        var along = await AlongAsync(db, [.. page.Items.Select(v => v.Code)], ct);
        return page.As(v => v with { Attendees = [.. along[v.Code]] });
    }

    public async Task<VisitView?> FindAsync(string code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var visit = await Stops(db, db.Visits.Where(v => v.Code == code)).Select(View).FirstOrDefaultAsync(ct);
        return visit is null ? null : visit with { Attendees = [.. (await AlongAsync(db, [code], ct))[code]] };
    }

    /// <summary>Everybody who can be sent, by name.</summary>
    public async Task<IReadOnlyList<VisitPerson>> PeopleAsync(CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.Where(u => !u.Disabled).OrderBy(u => u.DisplayName).ThenBy(u => u.Id).Select(u => new VisitPerson(u.Email!, u.DisplayName)).ToListAsync(ct);
    }

    /// <summary>Of the person who acts; null for the program itself.</summary>
    public async Task<string?> EmailAsync(long? userId, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.Where(u => u.Id == userId).Select(u => u.Email).FirstOrDefaultAsync(ct);
    }

    /// <summary>A unit for a form that another page opens; null where the code is of none.</summary>
    public async Task<Choice?> UnitAsync(string? code, CancellationToken ct = default)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Units.Where(u => u.Code == code).Join(db.Properties, u => u.PropertyId, p => p.Id, (u, p) => new Choice(u.Code, p.Name + " · " + u.Label, p.City)).FirstOrDefaultAsync(ct);
    }

    private static async Task<ILookup<string, VisitPerson>> AlongAsync(EstateDbContext db, string[] codes, CancellationToken ct) =>
        (await (from v in db.Visits
                where codes.Contains(v.Code)
                from a in v.Attendees
                join u in db.Users on a.UserId equals u.Id
                orderby u.DisplayName, u.Id
                select new { v.Code, Person = new VisitPerson(u.Email!, u.DisplayName) }).ToListAsync(ct)).ToLookup(x => x.Code, x => x.Person);

    private IQueryable<Stop> Filtered(EstateDbContext db, VisitFilter filter)
    {
        var visits = db.Visits.AsQueryable();
        if (filter.From is { } from)
        {
            var since = clock.ToUtc(from.ToDateTime(default));
            visits = visits.Where(v => v.Start >= since);
        }

        if (filter.To is { } to)
        {
            var until = clock.ToUtc(to.AddDays(1).ToDateTime(default));
            visits = visits.Where(v => v.Start < until);
        }

        if (filter.Kind is { } kind)
        {
            visits = visits.Where(v => v.Kind == kind);
        }

        if (filter.Status is { } status)
        {
            visits = visits.Where(v => v.Status == status);
        }

        if (filter.OpenOnly)
        {
            visits = visits.Where(v => v.Status == VisitStatus.Planned || v.Status == VisitStatus.Confirmed);
        }

        if (filter.Person is { } person)
        {
            var email = person.ToUpperInvariant();
            visits = visits.Where(v => db.Users.Any(u => u.NormalizedEmail == email && (u.Id == v.PersonId || v.Attendees.Any(a => a.UserId == u.Id))));
        }

        var stops = Stops(db, visits);
        stops = filter.Unit is { } unit ? stops.Where(s => s.Unit.Code == unit) : stops;
        stops = filter.Lease is { } lease ? stops.Where(s => s.Lease!.Code == lease) : stops;
        stops = filter.Property is { } property ? stops.Where(s => s.Property.Code == property) : stops;
        return filter.Owner is { } owner ? stops.Where(s => db.Owners.Any(o => o.Code == owner && o.Id == s.Property.OwnerId)) : stops;
    }

    private static IQueryable<Stop> Stops(EstateDbContext db, IQueryable<Visit> visits) =>
        from v in visits
        join u in db.Units on v.UnitId equals u.Id
        join p in db.Properties on u.PropertyId equals p.Id
        join person in db.Users on v.PersonId equals person.Id
        join l in db.Leases on v.LeaseId equals l.Id into leases
        from lease in leases.DefaultIfEmpty()
        join t in db.Tenants on lease.TenantId equals t.Id into tenants
        from tenant in tenants.DefaultIfEmpty()
        select new Stop { Visit = v, Unit = u, Property = p, Person = person, Lease = lease, Tenant = tenant };

    private static IQueryable<Stop> Found(IQueryable<Stop> stops, string? q)
    {
        if (string.IsNullOrWhiteSpace(q))
        {
            return stops;
        }

        var pattern = Fold.Pattern(q);
        return stops.Where(s => EF.Functions.Like(s.Visit.SearchText + " " + s.Unit.SearchText + " " + s.Property.SearchText + " " + (s.Tenant!.SearchText ?? ""), pattern, "\\"));
    }

    private static IQueryable<Stop> Sorted(IQueryable<Stop> stops, SortOrder sort) => (sort.Field switch
    {
        "code" => stops.By(s => s.Visit.Code, sort),
        "property" => stops.By(s => s.Property.SortName, sort),
        "person" => stops.By(s => s.Person.DisplayName, sort),
        "kind" => stops.By(s => s.Visit.Kind, sort),
        "status" => stops.By(s => s.Visit.Status, sort),
        _ => stops.By(s => s.Visit.Start, sort),
    }).Then(s => s.Visit.Id, sort);

    private static readonly Expression<Func<Stop, VisitView>> View = s => new VisitView
    {
        Code = s.Visit.Code,
        Kind = s.Visit.Kind,
        Status = s.Visit.Status,
        Start = DateTime.SpecifyKind(s.Visit.Start, DateTimeKind.Utc),
        End = DateTime.SpecifyKind(s.Visit.End, DateTimeKind.Utc),
        UnitCode = s.Unit.Code,
        Unit = s.Unit.Label,
        PropertyCode = s.Property.Code,
        Property = s.Property.Name,
        Address = s.Property.Address,
        LeaseCode = s.Lease!.Code,
        TenantCode = s.Tenant!.Code,
        Tenant = s.Tenant!.Name,
        Person = s.Person.Email,
        PersonName = s.Person.DisplayName,
        Guest = s.Visit.Guest,
        Place = s.Visit.Place,
        Note = s.Visit.Note,
        Outcome = s.Visit.Outcome,
        TenantConsent = s.Visit.TenantConsent,
        OverrideReason = s.Visit.OverrideReason,
        Version = s.Visit.Version,
    };

    private sealed class Stop
    {
        public required Visit Visit { get; init; }

        public required Unit Unit { get; init; }

        public required Property Property { get; init; }

        public required EstateUser Person { get; init; }

        public Lease? Lease { get; init; }

        public Tenant? Tenant { get; init; }
    }
}

using BlazorEstate.Access;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorEstate.Features.Leases;

/// <summary>Writing leases.</summary>
public static partial class LeasesApi
{
    private static void MapWrites(RouteGroupBuilder leases)
    {
        leases.MapPost("", CreateAsync).RequireAuthorization(Permissions.LeasesEdit)
            .Creates("CreateLease", "Creates a lease", "Charges due within the days of issuing ahead are issued at once, back to the start. Without a code the next free one is given.");
        leases.MapPut("/{code}", EditAsync).RequireAuthorization(Permissions.LeasesEdit)
            .Changes("ChangeLease", "Changes the terms of a lease, or moves its end to a later day", "What is absent stays. " + Described.ByVersion);
        leases.MapDelete("/{code}", DeleteAsync).RequireAuthorization(Permissions.LeasesEdit)
            .Named("DeleteLease", "Deletes a lease for which nothing was ever issued or paid").Refuses(404, 422);
        leases.MapPost("/{code}/end", EndAsync).RequireAuthorization(Permissions.LeasesEdit)
            .Changes("EndLease", "Ends a lease before its term");
        leases.MapPost("/{code}/lines", LinesAsync).RequireAuthorization(Permissions.LeasesEdit)
            .Changes("ChangeLeaseLines", "Replaces the lines of a lease from a day on");
        leases.MapPost("/{code}/renewal", RenewAsync).RequireAuthorization(Permissions.LeasesEdit)
            .Changes("RenewLease", "Creates the lease that follows without a gap");
    }

    private static async Task<Results<Created<LeaseBody>, Ok<LeaseBody>, ProblemHttpResult>> CreateAsync(
        LeaseInput input, LeaseLedger ledger, LeaseWire wire, LeaseAnswers answers, HttpContext http, CancellationToken ct) =>
        await answers.CreatedAsync(await wire.Read(input).ThenAsync(read => ledger.CreateAsync(read, http.Actor(), ct)), ct);

    private static async Task<Results<Created<LeaseBody>, Ok<LeaseBody>, ProblemHttpResult>> EditAsync(
        string code, LeaseEditInput input, LeaseLedger ledger, LeaseQueries queries, LeaseWire wire, LeaseAnswers answers, HttpContext http, CancellationToken ct) =>
        await queries.FindAsync(code, ct) is { } now
            ? await answers.OkAsync(await wire.Read(input, now).ThenAsync(read => ledger.EditAsync(code, read, http.Actor(), ct)), ct)
            : answers.Problem(Result.NotFound());

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string code, long? version, LeaseLedger ledger, ApiProblems problems, HttpContext http, CancellationToken ct) =>
        problems.Done(await ledger.DeleteAsync(code, version, http.Actor(), ct));

    private static async Task<Results<Created<LeaseBody>, Ok<LeaseBody>, ProblemHttpResult>> EndAsync(
        string code, EndInput input, LeaseLedger ledger, LeaseAnswers answers, HttpContext http, CancellationToken ct) =>
        input.EndedOn is { } day
            ? await answers.OkAsync(await ledger.EndAsync(code, new LeaseEnd(input.Version, day, input.Reason ?? ""), http.Actor(), ct), ct)
            : answers.Problem(Result.Fail("endedOn", "Required"));

    private static async Task<Results<Created<LeaseBody>, Ok<LeaseBody>, ProblemHttpResult>> LinesAsync(
        string code, LinesInput input, LeaseLedger ledger, LeaseWire wire, LeaseAnswers answers, HttpContext http, CancellationToken ct) =>
        await answers.OkAsync(await wire.Read(input).ThenAsync(read => ledger.ChangeLinesAsync(code, read, http.Actor(), ct)), ct);

    private static async Task<Results<Created<LeaseBody>, Ok<LeaseBody>, ProblemHttpResult>> RenewAsync(
        string code, RenewalInput input, LeaseLedger ledger, LeaseQueries queries, LeaseWire wire, LeaseAnswers answers, HttpContext http, CancellationToken ct) =>
        await queries.FindAsync(code, ct) is { } now
            ? await answers.CreatedAsync(await wire.Read(input, now).ThenAsync(read => ledger.RenewAsync(code, read, http.Actor(), ct)), ct)
            : answers.Problem(Result.NotFound());
}

/// <summary>What the API answers after a write: the lease as it stands now, or what is wrong.</summary>
public sealed class LeaseAnswers(LeaseQueries queries, LeaseWire wire, ApiProblems problems, AgencyClock clock)
{
    public ProblemHttpResult Problem(Result result) => problems.From(result);

    public async Task<Results<Created<LeaseBody>, Ok<LeaseBody>, ProblemHttpResult>> OkAsync(Result<LeaseRef> written, CancellationToken ct) =>
        written.IsOk ? TypedResults.Ok(await BodyAsync(written.Value.Code, ct)) : problems.From(written);

    public async Task<Results<Created<LeaseBody>, Ok<LeaseBody>, ProblemHttpResult>> CreatedAsync(Result<LeaseRef> written, CancellationToken ct) =>
        written.IsOk ? ApiAnswers.Created(EstateUrls.Lease(written.Value.Code), await BodyAsync(written.Value.Code, ct)) : problems.From(written);

    private async Task<LeaseBody> BodyAsync(string code, CancellationToken ct) => wire.Body((await queries.FindAsync(code, ct))!, clock.Today);
}

using System.Globalization;
using System.Text.Json;
using BlazorEstate.Access;
using BlazorEstate.Data;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace BlazorEstate.Features.Payments;

public static class PaymentsApi
{
    public static void MapPayments(this IEndpointRouteBuilder api)
    {
        var payments = api.MapGroup("/payments").WithTags("Payments");
        payments.MapGet("", ListAsync).RequireAuthorization(Permissions.PaymentsView).Produces<Paged<PaymentItem>>()
            .Named("ListPayments", "Lists payments, the newest first").Refuses(422);
        payments.MapGet("/{id}", GetAsync).RequireAuthorization(Permissions.PaymentsView)
            .Reads("GetPayment", "Reads one payment and what it paid");
        payments.MapPost("", RecordAsync).RequireAuthorization(Permissions.PaymentsRecord)
            .Named("RecordPayment", "Records a payment", "The same Idempotency-Key with the same content answers 200 with the payment that stands; with other content 409.").Refuses(400, 409, 422);
        payments.MapPost("/{id}/reversal", ReverseAsync).RequireAuthorization(Permissions.PaymentsReverse)
            .Changes("ReversePayment", "Takes a payment back, with a reason", "Answers the reversal: a payment of the negative amount.");
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ListAsync(
        [AsParameters] PaymentListRequest request, HttpContext http, RevisionCache cache, Currency currency, CancellationToken ct)
    {
        var read = request.Read(http.Request.Query, currency);
        if (!read.IsOk)
        {
            return http.RequestServices.GetRequiredService<ApiProblems>().From(read);
        }

        var (filter, order, page) = read.Value;
        var scopes = http.RequestServices.GetRequiredService<IServiceScopeFactory>();
        var bytes = await cache.GetAsync(
            string.Create(CultureInfo.InvariantCulture, $"api.payments:{order}:{page.Page}:{page.PageSize}:{filter.Key}"),
            http.ReadAt(),
            static b => b.Length,
            stop => BytesAsync(scopes, read.Value, stop), ct);
        return TypedResults.Bytes(bytes, "application/json; charset=utf-8");
    }

    // In a scope of its own: others may wait for it after the one who asked first has left.
    private static async Task<byte[]> BytesAsync(IServiceScopeFactory scopes, PaymentSlice slice, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var currency = services.GetRequiredService<Currency>();
        var found = await services.GetRequiredService<PaymentQueries>().ListAsync(slice.Filter, slice.Order, slice.Page, ct);
        var items = found.Rows.Select(r => PaymentItem.Of(r, currency)).ToList();
        return JsonSerializer.SerializeToUtf8Bytes(new Paged<PaymentItem>(items, found.Totals.Count, slice.Page.Page, slice.Page.PageSize),
            services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
    }

    private static async Task<Results<Ok<PaymentBody>, ProblemHttpResult>> GetAsync(
        string id, PaymentQueries queries, Currency currency, ApiProblems problems, CancellationToken ct) =>
        IdOf(id) is { } number && await queries.FindAsync(number, ct) is { } payment
            ? TypedResults.Ok(PaymentBody.Of(payment, currency))
            : problems.From(Result.NotFound("id"));

    private static async Task<Results<Created<PaymentBody>, Ok<PaymentBody>, ProblemHttpResult>> RecordAsync(
        PaymentOrderBody body, [FromHeader(Name = "Idempotency-Key")] string? key,
        PaymentLedger ledger, Currency currency, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var receipt = await ledger.RecordAsync(body.ToInput(key), http.Actor(), ct);
        if (!receipt.IsOk)
        {
            return problems.From(receipt);
        }

        var answer = PaymentBody.Of(receipt.Value.Payment, currency);
        return receipt.Value.Replayed ? TypedResults.Ok(answer) : ApiAnswers.Created(EstateUrls.Payment(answer.Id), answer);
    }

    private static async Task<Results<Created<PaymentBody>, ProblemHttpResult>> ReverseAsync(
        string id, ReversalBody body, PaymentLedger ledger, PaymentQueries queries, Currency currency, ApiProblems problems, HttpContext http, CancellationToken ct)
    {
        var reversal = IdOf(id) is { } number
            ? await ledger.ReverseAsync(number, body.Reason, body.Date, version: null, http.Actor(), ct)
            : Result<long>.NotFound("id");
        return reversal.IsOk
            ? ApiAnswers.Created(EstateUrls.Payment(reversal.Value), PaymentBody.Of((await queries.FindAsync(reversal.Value, ct))!, currency))
            : problems.From(reversal);
    }

    private static long? IdOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

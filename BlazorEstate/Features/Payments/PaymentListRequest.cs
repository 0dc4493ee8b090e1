using System.ComponentModel;
using System.Globalization;
using BlazorEstate.Shared;
using BlazorEstate.Shared.Http;
using Microsoft.AspNetCore.Mvc;

namespace BlazorEstate.Features.Payments;

public sealed record PaymentSlice(PaymentFilter Filter, PaymentOrder Order, PageRequest Page);

/// <summary>Query parameters of GET /payments; texts, so that a malformed one is answered by its name.</summary>
public sealed record PaymentListRequest(
    [property: FromQuery(Name = "q"), Description("Lease code, tenant's name or reference; case and accents do not matter.")] string? Q,
    [property: FromQuery(Name = "lease"), Description("Code of a lease.")] string? Lease,
    [property: FromQuery(Name = "tenant"), Description("Code of a tenant.")] string? Tenant,
    [property: FromQuery(Name = "property"), Description("Code of a property.")] string? Property,
    [property: FromQuery(Name = "owner"), Description("Code of an owner.")] string? Owner,
    [property: FromQuery(Name = "method"), Description("transfer, directDebit, cheque, cash, card or other.")] string? Method,
    [property: FromQuery(Name = "state"), Description("reversed, reversal or credit (money left that waits for the next charge).")] string? State,
    [property: FromQuery(Name = "from"), Description("First day.")] string? From,
    [property: FromQuery(Name = "to"), Description("Last day.")] string? To,
    [property: FromQuery(Name = "min"), Description("Least amount.")] string? Min,
    [property: FromQuery(Name = "max"), Description("Largest amount.")] string? Max,
    [property: FromQuery(Name = "sort"), Description("date, amount, tenant, lease or recorded; with - in front, descending. -date unless given.")] string? Sort,
    [property: FromQuery(Name = "page"), Description("Page, from 1.")] string? Page,
    [property: FromQuery(Name = "pageSize"), Description("Items per page, 1 to 200; 50 unless given.")] string? PageSize)
{
    public Result<PaymentSlice> Read(IQueryCollection query, Currency currency)
    {
        var filter = PaymentFilter.Read(name => query[name], currency);
        var order = PaymentOrder.TryRead(Sort);
        var (page, size) = (Number(Page), Number(PageSize));
        var asked = PageRequest.From(page, size);
        return new Checks().And(filter)
            .That(order is not null, "sort", "Choice")
            .And(asked)
            .ToResult(() => new PaymentSlice(filter.Value, order!.Value, asked.Value));

        // What is no number is out of range.
        static int? Number(string? text) => text is null ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}

namespace BlazorEstate.Features.Payments;

public static class PaymentsSetup
{
    public static IServiceCollection AddPayments(this IServiceCollection services) =>
        services.AddScoped<PaymentQueries>().AddScoped<DueQueries>().AddScoped<PaymentLedger>();
}

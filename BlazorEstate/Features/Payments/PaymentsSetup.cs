using BlazorEstate.Live;

namespace BlazorEstate.Features.Payments;

public static class PaymentsSetup
{
    public static IServiceCollection AddPayments(this IServiceCollection services) =>
        services.AddSingleton<PaymentColumns>().AddHostedService(s => s.GetRequiredService<PaymentColumns>())
            .AddScoped<PaymentFinder>().AddScoped<PaymentQueries>().AddScoped<DueQueries>().AddScoped<PaymentLedger>().AddScoped<IWarmUp, PaymentWarmUp>();
}

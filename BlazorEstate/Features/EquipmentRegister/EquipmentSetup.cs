namespace BlazorEstate.Features.EquipmentRegister;

public static class EquipmentSetup
{
    public static IServiceCollection AddEquipment(this IServiceCollection services) => services.AddScoped<EquipmentQueries>().AddScoped<EquipmentService>().AddScoped<EquipmentFiles>();
}

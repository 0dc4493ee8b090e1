namespace BlazorEstate.Features.Users;

public static class UsersSetup
{
    public static IServiceCollection AddUsers(this IServiceCollection services) => services.AddScoped<UserQueries>().AddScoped<UserService>();
}

using Microsoft.Extensions.DependencyInjection;

namespace Engine.Ui;

internal static class UiSetup
{
    public static IServiceCollection AddUi(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddScoped<Flash>();
        return services;
    }
}

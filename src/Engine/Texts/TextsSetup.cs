using Microsoft.Extensions.DependencyInjection;

namespace Engine.Texts;

internal static class TextsSetup
{
    public static IServiceCollection AddTexts(this IServiceCollection services)
    {
        services.AddSingleton<TextFiles>();
        return services.AddScoped<TenantTexts>();
    }
}

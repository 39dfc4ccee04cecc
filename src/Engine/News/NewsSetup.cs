using Microsoft.Extensions.DependencyInjection;

namespace Engine.News;

internal static class NewsSetup
{
    public static IServiceCollection AddNews(this IServiceCollection services)
    {
        services.AddScoped<CurrentNews>();
        return services.AddScoped<EditNews>();
    }
}

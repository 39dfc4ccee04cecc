using Engine.Api.Describing;
using Engine.Api.Keys;
using Engine.Api.Repeating;
using Engine.Jobs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Engine.Api;

/// <summary>Registers keys, messages that count once, and the description. Which scheme knows whom is registered with signing in.</summary>
internal static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyActors>();
        services.AddScoped<MakeApiKey>();
        services.AddScoped<RevokeApiKey>();
        services.AddScoped<OwnKeys>();
        services.AddScoped<ApiKeyOverview>();
        services.AddScoped<ApiKeyMails>();
        services.AddScoped<JobHandler, ApiKeyExpiry>();
        services.AddSingleton(new RecurringJob(ApiKeyExpiry.JobKind, Recurrence.Daily(new(7, 0))));
        services.AddSingleton(KeptAnswer.Retention);
        services.AddScoped<OnceOnly>();
        services.AddScoped<ApiOperations>();
        services.AddScoped<OpenApiDocument>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, ApiRouting>());
        return services;
    }
}

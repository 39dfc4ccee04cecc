using Engine.Jobs;
using Engine.SignIn.EHerkenning.Saml;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn.EHerkenning;

/// <summary>Registers the sign-in by eHerkenning.</summary>
internal static class EHerkenningSetup
{
    public static IServiceCollection AddEHerkenning(this IServiceCollection services)
    {
        services.AddScoped<BrokerRequests>();
        services.AddSingleton(new RetainedRows("brokerRequests", 7, BrokerRequests.RemoveOldAsync));
        return services.AddSaml();
    }
}

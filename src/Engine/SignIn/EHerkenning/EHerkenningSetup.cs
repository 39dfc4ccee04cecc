using Engine.Jobs;
using Engine.SignIn.EHerkenning.Join;
using Engine.SignIn.EHerkenning.Oidc;
using Engine.SignIn.EHerkenning.Saml;
using Engine.Tenancy.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn.EHerkenning;

/// <summary>Registers the sign-in by eHerkenning.</summary>
internal static class EHerkenningSetup
{
    public static IServiceCollection AddEHerkenning(this IServiceCollection services)
    {
        services.AddScoped<BrokerRequests>();
        services.AddSingleton(new RetainedRows("brokerRequests", 7, BrokerRequests.RemoveOldAsync));
        services.AddSingleton<TenantRule, EHerkenningRule>();
        services.AddScoped<Brokers>();
        services.AddScoped<WeighStatement>();
        services.AddScoped<ExternalLogins>();
        services.AddScoped<BindMeans>();
        services.AddScoped<PendingJoins>();
        services.AddScoped<JoinAccount>();
        services.AddScoped<SignInWithEHerkenning>();
        services.AddScoped<AskBroker>();
        services.AddScoped<TakeBrokerAnswer>();
        services.AddScoped<RefuseBrokerAnswer>();
        services.AddScoped<SignOutAtBroker>();
        return services.AddOidc().AddSaml();
    }
}

using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Registers eHerkenning over SAML 2.0.</summary>
internal static class SamlSetup
{
    public static IServiceCollection AddSaml(this IServiceCollection services)
    {
        services.AddSingleton<HostCertificates>();
        services.AddSingleton(s => new BrokerMetadataStore(s.GetRequiredService<HostFolders>, s.GetRequiredService<IConfiguration>()));
        services.AddSingleton<SamlParties>();
        services.AddSingleton<ServiceProviderMetadata>();
        services.AddSingleton<AuthnRequests>();
        services.AddSingleton<SamlLogout>();
        services.AddScoped(s => new ReceiveSamlAnswer(
            s.GetRequiredService<SamlParties>(), s.GetRequiredService<ArtifactResolver>(), s.GetRequiredService<BrokerRequests>(),
            s.GetRequiredService<RefuseBrokerAnswer>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<ReceiveSamlAnswer>>()));
        services.AddScoped(s => new ReceiveSamlLogout(
            s.GetRequiredService<SamlLogout>(), s.GetRequiredService<Sessions>(), s.GetRequiredService<SealedCookies>(),
            s.GetRequiredService<PortalDbContext>(), s.GetRequiredService<AuditLog>()));
        services.AddSingleton(s => new SamlService(s.GetRequiredService<SamlParties>(), s.GetRequiredService<ServiceProviderMetadata>()));
        services.AddSingleton<Broker, SamlBroker>();
        services.AddSingleton<KeyWatch>();
        services.AddSingleton<TenantRule, SamlBrokerRule>();
        services.AddSingleton(new RecurringJob(KeyWatchJob.JobKind, Recurrence.Daily(new(6, 0))));
        services.AddScoped<JobHandler, KeyWatchJob>();
        services.AddHealthChecks().AddCheck<KeyWatchHealth>("eherkenning", tags: ["ready"]);
        return services.AddBackChannel();
    }
}

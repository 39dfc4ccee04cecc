using Engine.Data.Databases;
using Engine.Data.Encryption.Rotation;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Data.Encryption;

/// <summary>Registered together with the database, because its keys are kept there.</summary>
public static class EncryptionSetup
{
    public static IServiceCollection AddEncryption(this IServiceCollection services)
    {
        services.AddSingleton(s => KeyWraps.From(s.GetRequiredService<IConfiguration>(), s.GetService<IHostEnvironment>()?.IsDevelopment() ?? false));
        services.AddSingleton<DataKeys>();
        services.AddSingleton<KeyProof>();
        services.AddHostedService<DataKeyWatcher>();
        services.AddSingleton<RotateKeys>();
        services.AddScoped<JobHandler, KeyRotationJob>();
        services.AddScoped<FieldProtector>();
        // a fixed name, because the default is the folder of the host and nodes may have different ones
        services.AddDataProtection().SetApplicationName("portal");
        services.AddOptions<KeyManagementOptions>().Configure<PortalDatabases, KeyWraps>((options, databases, wraps) =>
        {
            options.XmlRepository = new KeyRingStore(databases);
            options.XmlEncryptor = new KeyRingSeal(wraps);
        });
        return BindToTenant(services);
    }

    private static IServiceCollection BindToTenant(IServiceCollection services)
    {
        var framework = services.Last(s => s.ServiceType == typeof(IDataProtectionProvider));
        var make = framework.ImplementationFactory ?? throw new InvalidOperationException("Data protection is not registered as expected.");
        services.Remove(framework);
        return services.AddSingleton<IDataProtectionProvider>(s => new TenantProtection((IDataProtectionProvider)make(s), s.GetRequiredService<CurrentTenant>()));
    }
}

using Engine.Data.Databases;
using Engine.Data.Encryption;
using Engine.Jobs;
using Engine.SignIn.Protection.Forms;
using Engine.SignIn.Protection.StepUp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.SignIn.Protection;

internal static class ProtectionSetup
{
    public static IServiceCollection AddProtection(this IServiceCollection services)
    {
        services.AddSingleton(s => new LimitOptions(s.GetService<IConfiguration>()));
        services.AddSingleton<LimitMemory>();
        services.AddSingleton<SignInMetrics>();
        services.AddSingleton(s => new Limits(
            s.GetRequiredService<PortalDatabases>(), s.GetRequiredService<DataKeys>(), s.GetRequiredService<LimitOptions>(),
            s.GetRequiredService<LimitMemory>(), s.GetRequiredService<SignInMetrics>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<HashGate>();
        services.AddSingleton(s => new BreachedPasswords(s.GetService<IConfiguration>()));
        services.AddScoped<KnownDevices>();
        services.AddScoped<PasswordTries>();
        services.AddScoped<KeepForm>();
        services.AddScoped<ChooseStepUp>();
        services.AddScoped<StepUpWithPasskey>();
        services.AddSingleton(new RecurringJob(ClearLimits.JobKind, Recurrence.Every(TimeSpan.FromHours(1))));
        services.AddScoped<JobHandler, ClearLimits>();
        return services;
    }
}

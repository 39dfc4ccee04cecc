using Microsoft.Extensions.DependencyInjection;

namespace Engine.Audit;

internal static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditReads>();
        services.AddScoped<AuditLog>();
        services.AddScoped<AuditSealing>();
        services.AddScoped<AuditVerifier>();
        services.AddScoped<ReadAuditLog>();
        services.AddSingleton<AuditHeads>();
        services.AddSingleton<AuditSealer>();
        services.AddHostedService(s => s.GetRequiredService<AuditSealer>());
        return services;
    }
}

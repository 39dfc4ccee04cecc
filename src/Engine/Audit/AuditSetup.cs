using Microsoft.Extensions.DependencyInjection;

namespace Engine.Audit;

public static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<AuditReads>();
        services.AddScoped<AuditLog>();
        services.AddScoped<AuditSealing>();
        services.AddScoped<AuditVerifier>();
        services.AddSingleton<AuditHeads>();
        services.AddHostedService<AuditSealer>();
        return services;
    }
}

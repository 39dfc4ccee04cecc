using Engine.Data.Databases;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Jobs;

internal static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton(s => s.GetService<IConfiguration>()?.GetSection("Jobs").Get<JobOptions>() ?? new());
        services.AddSingleton<JobKinds>();
        services.AddSingleton<JobSignal>();
        services.AddSingleton<JobMetrics>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobPulse>();
        services.AddSingleton(s => new JobPump(
            s.GetRequiredService<PortalDatabases>(), s.GetRequiredService<JobRunner>(), s.GetRequiredService<JobPulse>(), s.GetRequiredService<JobOptions>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IInterceptor, QueueInterceptor>();
        services.AddSingleton(s => new RecurringSchedule(
            s.GetRequiredService<PortalDatabases>(), s.GetServices<RecurringJob>(), s.GetRequiredService<TenantCatalogue>(),
            s.GetRequiredService<CurrentTenant>(), s.GetRequiredService<JobKinds>(), s.GetRequiredService<JobSignal>(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new RecurringJob(RetentionJob.JobKind, Recurrence.Daily(new(3, 30))));
        services.AddScoped<JobHandler, RetentionJob>();
        services.AddScoped<JobQueue>();
        services.AddScoped<JobBoard>();
        services.AddScoped<RetryJob>();
        services.AddScoped<CloseJob>();
        services.AddHostedService<JobClock>();
        return services.AddHostedService<JobWorker>();
    }
}

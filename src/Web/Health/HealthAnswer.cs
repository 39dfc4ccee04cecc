using System.Net;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Web.Health;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it can serve visitors; 503 takes a node out of the balancer. Both answer
/// on any host name. Which tenant is wrong, and why, only loopback hears, or everyone when <c>Health:Detail</c> is true.
/// </summary>
internal static class HealthAnswer
{
    private const string Ready = "ready";

    public static void AddPortalHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database", tags: [Ready])
        .AddCheck<OwnDatabasesHealth>("own-databases", tags: [Ready])
        .AddCheck<KeysHealth>("keys", tags: [Ready])
        .AddCheck<JobsHealth>("jobs", tags: [Ready])
        .AddCheck<SealerHealth>("audit", tags: [Ready]);

    /// <summary>Comes before the tenant is looked for.</summary>
    public static void UsePortalHealth(this IApplicationBuilder app)
    {
        app.UseHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.UseHealthChecks("/health/ready", new HealthCheckOptions { Predicate = c => c.Tags.Contains(Ready), ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var detail = IsOperator(context);
        return context.Response.WriteAsJsonAsync(new
        {
            status = report.Status.ToString(),
            checks = report.Entries.Select(e => new
            {
                name = e.Key,
                status = e.Value.Status.ToString(),
                milliseconds = Math.Round(e.Value.Duration.TotalMilliseconds, 1),
                description = detail ? e.Value.Description : null,
                data = detail && e.Value.Data.Count > 0 ? e.Value.Data : null,
            }),
        });
    }

    // a proxy on this machine that is not on the list of trusted ones makes every stranger look local
    private static bool IsOperator(HttpContext context) =>
        (context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded"))
        || context.RequestServices.GetRequiredService<IConfiguration>().GetValue("Health:Detail", false);
}

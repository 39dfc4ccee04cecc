using Engine.Tenancy;

namespace Web.Telemetry;

/// <summary>What the inner parts of the pipeline learn of a request and its log line tells afterwards.</summary>
internal sealed class RequestTrail
{
    public string? Tenant { get; set; }

    /// <summary>Pattern of the route, such as <c>/verzekerden/{Id:guid}</c>; null when none matched.</summary>
    public string? Route { get; set; }

    /// <summary>Notes the tenant; sits after the middleware that finds it.</summary>
    public static Task NoteTenantAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<RequestTrail>() is { } trail)
        {
            trail.Tenant = context.RequestServices.GetRequiredService<CurrentTenant>().OrNone?.Id;
        }

        return next(context);
    }

    /// <summary>Notes the route; sits after routing, because an error page takes the endpoint away again.</summary>
    public static Task NoteRouteAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<RequestTrail>() is { } trail && context.GetEndpoint() is RouteEndpoint endpoint)
        {
            trail.Route = endpoint.RoutePattern.RawText;
        }

        return next(context);
    }
}

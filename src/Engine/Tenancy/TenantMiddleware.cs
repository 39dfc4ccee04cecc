using Microsoft.AspNetCore.Http;

namespace Engine.Tenancy;

/// <summary>Finds the tenant of a request, and answers a plain 404 without any content when there is none.</summary>
public sealed class TenantMiddleware(RequestDelegate next, TenantResolver resolver, CurrentTenant current)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value;
        if (resolver.Resolve(request.Host.Value, path, out var byPrefix) is not { } tenant)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (byPrefix && path is not null)
        {
            // the tenant's own spelling, whatever the visitor typed: cookies and links depend on it
            request.PathBase = request.PathBase.Add(tenant.PathBase);
            request.Path = path[tenant.PathBase.Length..];
        }

        using var scope = current.Enter(tenant);
        await next(context);
    }
}

using Microsoft.AspNetCore.Http;

namespace Engine.Tenancy;

/// <summary>Finds the tenant of a request by host name, or by the first path segment, and answers 404 without any content when there is none.</summary>
public sealed class TenantMiddleware(RequestDelegate next, TenantCatalogue catalogue, CurrentTenant current)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var snapshot = catalogue.Current;
        var tenant = snapshot.FindByHost(context.Request.Host.Host);
        if (tenant is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var scope = current.Enter(tenant);
        await next(context);
    }
}

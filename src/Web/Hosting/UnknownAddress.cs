using Engine.Tenancy;
using Microsoft.AspNetCore.Authorization;

namespace Web.Hosting;

/// <summary>
/// An address that nothing answers to is a 404 for everybody. Without this the rule that everything needs a signed-in person would send a
/// visitor to sign in for a page that does not exist, also in a portal where nobody can sign in.
/// </summary>
internal static class UnknownAddress
{
    public static async Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        var endpoint = context.GetEndpoint();
        var tenant = context.RequestServices.GetRequiredService<CurrentTenant>().OrNone;
        var reachable = endpoint is not null
            && (tenant is not { Config.SignIn.Schemes.Count: 0 } || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null);
        if (reachable)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }
}

using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Engine.Features;

/// <summary>
/// A missing right answers 403 in place, without a detour over the sign-in page; a level that is too low sends a reader to the sign-in page
/// to come back stronger. Everything else is left to the scheme of sign-in.
/// </summary>
internal sealed class FeatureAuthorizationResult : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler inner = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (!authorizeResult.Forbidden)
        {
            return inner.HandleAsync(next, context, policy, authorizeResult);
        }

        var failures = authorizeResult.AuthorizationFailure?.FailureReasons.OfType<FeatureFailure>() ?? [];
        if (HttpMethods.IsGet(context.Request.Method) && failures.Any(f => f.Reason == FeatureReason.LevelTooLow))
        {
            context.Response.Redirect(StepUp(context.Request));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }

    private static string StepUp(HttpRequest request)
    {
        var back = request.GetEncodedPathAndQuery();
        return $"{request.PathBase}/inloggen{QueryString.Create("niveau", "hoger").Add("returnUrl", back)}";
    }
}

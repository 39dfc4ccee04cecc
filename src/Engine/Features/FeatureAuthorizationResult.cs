using Engine.Api;
using Engine.SignIn;
using Engine.SignIn.Protection.Forms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Features;

/// <summary>
/// A missing right answers 403 in place, without a detour over the sign-in page; a level that is too low sends the user to the sign-in page
/// to come back stronger, to the same form as it was typed; a program cannot do that. Everything else is left to the scheme of sign-in.
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

        if (!context.Request.IsApi() && authorizeResult.AuthorizationFailure?.FailureReasons.OfType<FeatureFailure>().FirstOrDefault(f => f.Reason == FeatureReason.LevelTooLow) is { } tooLow)
        {
            return StepUpAsync(context, tooLow.Asked);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static async Task StepUpAsync(HttpContext context, Level asked)
    {
        var back = await KeepForm.ReturnAddressAsync(context, context.RequestServices.GetRequiredService<CurrentSession>().OrNone);
        SignInAddress.Send(context, SignInAddress.Stronger(context.Request.PathBase, asked, back));
    }
}

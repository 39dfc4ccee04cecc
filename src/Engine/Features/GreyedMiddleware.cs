using Engine.Api;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Features;

/// <summary>
/// A greyed feature keeps its page and refuses its work. The refusal sits here, before any page runs, so that no page can forget it:
/// the same page is shown again, as it was typed, with status 409 and the reason on top (<see cref="FeatureNotice"/>); addresses under <c>api/</c> get problem details.
/// </summary>
internal sealed class GreyedMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, FeatureView features, CurrentTenant tenant)
    {
        var required = context.GetEndpoint()?.Metadata.GetMetadata<RequireFeatureAttribute>();
        if (required is null || IsRead(context.Request.Method) || features.Decide(required.Feature).Visibility != Visibility.Greyed)
        {
            await next(context);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status409Conflict;
        if (context.Request.IsApi())
        {
            var reason = tenant.Value.Features.Find(required.Feature)?.Config.Reason ?? Explanation.Greyed;
            await ApiAnswer.Problem(ApiProblem.Of(StatusCodes.Status409Conflict, reason)).ExecuteAsync(context);
            return;
        }

        context.Items[FeatureNotice.Refused] = true;
        await context.RequestServices.GetRequiredService<TypedForm>().ShowPostAsync(context);
        await next(context);
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}

using Engine.Access;
using Engine.Modules;
using Engine.SignIn.Protection;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.AspNetCore.Components.Endpoints;
using Web.Errors;

namespace Web.Security;

/// <summary>
/// Takes what a page or endpoint does from its budget, before authorisation, forms and hashes cost anything. Beyond it a form comes back as it
/// was typed with status 429, and everything else gets the error page.
/// </summary>
internal sealed class LimitRequests(RequestDelegate next)
{
    /// <summary>Item of the request that holds the <see cref="Refusal"/> to show above the page.</summary>
    public static readonly object Notice = new();

    public async Task InvokeAsync(HttpContext context, Limits limits, CurrentActor actor, CurrentTenant tenant)
    {
        var endpoint = context.GetEndpoint();
        var limited = endpoint?.Metadata.GetMetadata<LimitedAttribute>();
        if (limited is null || (IsRead(context.Request.Method) && !limited.CountsReads)
            || await limits.TakeAsync(limited.Budget, Who(context, limited.Budget, actor, tenant), context.RequestAborted) is not { } again)
        {
            await next(context);
            return;
        }

        var refusal = NotNow.TooOften(context, again);
        if (endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null && !IsRead(context.Request.Method))
        {
            context.Items[Notice] = refusal;
            await context.RequestServices.GetRequiredService<TypedForm>().ShowPostAsync(context);
            await next(context);
            return;
        }

        context.Features.Set(new ErrorReason(refusal.Message));
    }

    // what strangers do is counted by address over all tenants, what a person does by account
    private static string Who(HttpContext context, Budget budget, CurrentActor actor, CurrentTenant tenant) =>
        budget is Budget.Invitation or Budget.Question or Budget.ContractLink or Budget.Search or Budget.Export or Budget.Api && actor.OrNone is { } who
            ? $"{tenant.Value.Id}:{who.AccountId}"
            : VisitorAddress.Of(context);

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);
}

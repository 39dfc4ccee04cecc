using System.Threading.RateLimiting;
using Engine.Access;
using Engine.Tenancy;
using Microsoft.AspNetCore.Http.Features;
using Web.Errors;

namespace Web.Security;

/// <summary>
/// Lets in only so many files at once on this node: of one person, and of one tenant, so that a crowd or slow lines at one take nothing from
/// the others. Who comes beyond that waits a moment without holding a thread, and nothing of the file is read before. It stands after
/// authorisation, and before the form is read.
/// </summary>
internal sealed class UploadGate(RequestDelegate next)
{
    public const int OfPerson = 2;
    public const int OfPersonWaiting = 4;
    public const int OfTenant = 8;

    /// <summary>Bytes of a form that a stranger sends, who has no files to send.</summary>
    private const int OfStranger = 200_000;

    private const int OfTenantWaiting = 100;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly PartitionedRateLimiter<(string Tenant, Guid Account)> gate = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<(string Tenant, Guid Account), (string, Guid)>(who => RateLimitPartition.GetConcurrencyLimiter(who, _ => new() { PermitLimit = OfPerson, QueueLimit = OfPersonWaiting })),
        PartitionedRateLimiter.Create<(string Tenant, Guid Account), string>(who => RateLimitPartition.GetConcurrencyLimiter(who.Tenant, _ => new() { PermitLimit = OfTenant, QueueLimit = OfTenantWaiting })));

    public async Task InvokeAsync(HttpContext context, CurrentActor actor, CurrentTenant tenant)
    {
        if (context.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) != true)
        {
            await next(context);
            return;
        }

        if (actor.OrNone is not { } who)
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = OfStranger;
            }

            await next(context);
            return;
        }

        using var lease = await EnterAsync((tenant.Value.Id, who.AccountId), context.RequestAborted);
        if (lease is { IsAcquired: true })
        {
            await next(context);
            return;
        }

        context.Features.Set(new ErrorReason(NotNow.TooManyFiles(context).Message));
    }

    private async Task<RateLimitLease?> EnterAsync((string Tenant, Guid Account) who, CancellationToken aborted)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        patience.CancelAfter(Patience);
        try
        {
            return await gate.AcquireAsync(who, 1, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}

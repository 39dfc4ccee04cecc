using Engine.Data;
using Engine.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>A question whose first mail did not arrive is undeliverable, and its process hears that instead of waiting.</summary>
public sealed class ConsentDelivery(PortalDbContext db, CloseConsent close) : DeliveryReply
{
    public const string Kind = "workflow.consent";

    public override async Task HearAsync(OutboxMessage message, bool delivered, CancellationToken cancellation)
    {
        if (!delivered && await db.Set<ConsentRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == message.ReplyRow, cancellation) is { } request)
        {
            await close.TryAsync(request, ConsentState.Undeliverable, null, cancellation);
        }
    }
}

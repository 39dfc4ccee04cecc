using System.Globalization;
using Engine.Data;
using Engine.Documents;
using Engine.Notifications;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Forwarding;

/// <summary>Tells the instance that forwarded something how the mail about it went.</summary>
public sealed class ForwardDelivery(PortalDbContext db, Signals signals, TimeProvider time) : DeliveryReply
{
    public const string Kind = "workflow.forward";

    public override async Task HearAsync(OutboxMessage message, bool delivered, CancellationToken cancellation)
    {
        if (await db.Set<WorkflowEffect>().FirstOrDefaultAsync(e => e.Id == message.ReplyRow && e.State == EffectState.Waiting, cancellation) is not { } effect)
        {
            return;
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{effect.InstanceId:N}:{effect.ContextId}:{effect.Number}");
        var document = await db.Set<StoredDocument>().Where(d => d.Key == key).Select(d => d.Id).FirstOrDefaultAsync(cancellation);
        (effect.State, effect.DoneAt) = (delivered ? EffectState.Done : EffectState.Failed, time.GetUtcNow());
        signals.Add(new()
        {
            InstanceId = effect.InstanceId, Kind = SignalKind.Resume, Number = effect.Bookmark, At = time.GetUtcNow(), DeliveryKey = effect.AnswerKey,
            Payload = signals.Seal(Answer(delivered, key, document).Payload),
        });
    }

    internal static WorkAnswer Answer(bool delivered, string delivery, Guid document) =>
        new(delivered ? "Delivered" : "Failed", ("deliveryId", delivery), ("documentId", document.ToString()));
}

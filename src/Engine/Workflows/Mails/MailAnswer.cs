using Engine.Data;
using Engine.Notifications;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Mails;

/// <summary>Tells the instance that waits for it how its mail went: delivered when every message is, failed with the first that cannot be.</summary>
public sealed class MailAnswer(PortalDbContext db, Signals signals, TimeProvider time) : DeliveryReply
{
    public const string Kind = "workflow.mail";

    public override async Task HearAsync(OutboxMessage message, bool delivered, CancellationToken cancellation)
    {
        // by one statement, since messages to several people may end at the same moment: it also makes the second wait for the first
        await db.Set<WorkflowEffect>().Where(e => e.Id == message.ReplyRow && e.State == EffectState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Awaiting, e => e.Awaiting - 1), cancellation);
        if (await db.Set<WorkflowEffect>().FirstOrDefaultAsync(
            e => e.Id == message.ReplyRow && e.State == EffectState.Waiting && (!delivered || e.Awaiting == 0), cancellation) is not { } effect)
        {
            return;
        }

        (effect.State, effect.DoneAt) = (delivered ? EffectState.Done : EffectState.Failed, time.GetUtcNow());
        signals.Add(new()
        {
            InstanceId = effect.InstanceId, Kind = SignalKind.Resume, Number = effect.Bookmark, At = time.GetUtcNow(),
            DeliveryKey = effect.AnswerKey,
            Payload = signals.Seal(Payload(message, delivered)),
        });
    }

    // the mail activity of Elsa listens to "delivered", that of the portal to the rest
    private static Dictionary<string, object?> Payload(OutboxMessage message, bool delivered) =>
        new(new WorkAnswer(delivered ? "Delivered" : "Failed", ("messageId", message.Id.ToString("N"))).Payload, StringComparer.Ordinal) { ["delivered"] = delivered };
}

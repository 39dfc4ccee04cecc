using Engine.Data;
using Engine.Notifications;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Runtime;

namespace Engine.Workflows.Mails;

/// <summary>Hands mail of an instance to the outbox, in the transaction of its step: one message for each address.</summary>
public sealed class WorkflowMails(PortalDbContext db, Outbox outbox)
{
    /// <param name="bookmark">Hears how it went, once that is known of all messages; null when nobody waits for it.</param>
    /// <returns>Ids of the messages.</returns>
    internal IReadOnlyList<Guid> Send(
        WorkflowInstance instance, EffectSource source, DateTimeOffset at, int? bookmark, IReadOnlyList<string> to, string subject, string body)
    {
        var addresses = to.Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var effect = new WorkflowEffect
        {
            InstanceId = instance.Id, ContextId = source.ContextId, Number = source.Number, Kind = "mail", At = at,
            State = bookmark is null ? EffectState.Done : EffectState.Waiting, DoneAt = bookmark is null ? at : null,
            Bookmark = bookmark, Awaiting = bookmark is null ? 0 : addresses.Count,
        };
        db.Add(effect);
        var reply = bookmark is null ? null : new ReplyTo(MailAnswer.Kind, effect.Id);
        return addresses.ConvertAll(address => outbox.Mail(address, subject, body, reply: reply, owner: instance.Id));
    }
}

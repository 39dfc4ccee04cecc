using Engine.Notifications;
using Engine.Workflows.Runtime;

namespace Engine.Workflows.Forwarding;

/// <summary>Tells a provider by mail that something is there for them, and nothing of what it says.</summary>
public sealed class ForwardMail(Outbox outbox)
{
    internal void Send(WorkflowEffect effect, ForwardLetter letter) =>
        outbox.Mail(letter.To, letter.Subject, letter.Body, reply: new(ForwardDelivery.Kind, effect.Id), owner: effect.InstanceId);
}

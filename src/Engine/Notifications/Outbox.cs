using Engine.Data;
using Engine.Jobs;

namespace Engine.Notifications;

/// <summary>Queues mail and text messages in the caller's transaction; a worker sends them.</summary>
public sealed class Outbox(PortalDbContext db, JobQueue jobs, TimeProvider time)
{
    public const string JobKind = "outbox.send";

    public void Mail(string to, string subject, string body) => Add(Channel.Mail, to, subject, body);

    public void Sms(string to, string body) => Add(Channel.Sms, to, "", body);

    private void Add(Channel channel, string to, string subject, string body)
    {
        var message = new OutboxMessage { Channel = channel, To = to, Subject = subject, Body = body, CreatedAt = time.GetUtcNow() };
        db.Add(message);
        jobs.Add(JobKind, message.Id);
    }
}

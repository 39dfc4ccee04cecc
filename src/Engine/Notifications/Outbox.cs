using Engine.Data;
using Engine.Jobs;

namespace Engine.Notifications;

/// <summary>Queues mail and text messages in the caller's transaction; a worker sends them.</summary>
public sealed class Outbox(PortalDbContext db, Letters letters, JobQueue jobs, TimeProvider time)
{
    public const string JobKind = "outbox.send";

    /// <param name="until">Moment after which it is not sent any more; null for no such moment.</param>
    public void Mail(string to, string subject, string body, DateTimeOffset? until = null) => Add(Channel.Mail, to, subject, body, until);

    /// <param name="to">In E.164.</param>
    /// <param name="until">Moment after which it is not sent any more; null for no such moment.</param>
    public void Sms(string to, string body, DateTimeOffset? until = null) => Add(Channel.Sms, to, "", body, until);

    private void Add(Channel channel, string to, string subject, string body, DateTimeOffset? until)
    {
        var message = new OutboxMessage { Channel = channel, Content = letters.Seal(to, subject, body), CreatedAt = time.GetUtcNow(), ExpiresAt = until };
        db.Add(message);
        jobs.Add(JobKind, message.Id);
    }
}

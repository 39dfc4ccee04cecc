using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Notifications;

/// <summary>Queues mail and text messages in the caller's transaction; a worker sends them.</summary>
public sealed class Outbox(PortalDbContext db, Letters letters, JobQueue jobs, TimeProvider time)
{
    public const string JobKind = "outbox.send";

    /// <summary>
    /// How long a message is tried when somebody waits for the answer: within the attempts of the work, so that it ends with an answer
    /// and not among what was laid aside.
    /// </summary>
    public static readonly TimeSpan AnsweredWithin = TimeSpan.FromHours(8);

    /// <param name="until">Moment after which it is not sent any more; null for no such moment.</param>
    /// <param name="reply">Who hears how it went; null for nobody.</param>
    /// <param name="owner">What it belongs to, with which it can be dropped; null for nothing.</param>
    /// <returns>Id of the message; its Message-ID begins with it.</returns>
    public Guid Mail(string to, string subject, string body, DateTimeOffset? until = null, ReplyTo? reply = null, Guid? owner = null) => Add(Channel.Mail, to, subject, body, until, reply, owner);

    /// <param name="to">In E.164.</param>
    /// <param name="until">Moment after which it is not sent any more; null for no such moment.</param>
    public void Sms(string to, string body, DateTimeOffset? until = null) => Add(Channel.Sms, to, "", body, until, null, null);

    /// <summary>
    /// Drops what an owner has not sent yet, at once and in the caller's transaction. A message that leaves at this very moment may still go: its
    /// worker then finds it gone.
    /// </summary>
    public Task DropAsync(Guid owner, CancellationToken cancellation) =>
        db.Set<OutboxMessage>().Where(m => m.OwnerId == owner && m.SentAt == null && m.FailedAt == null).ExecuteDeleteAsync(cancellation);

    /// <summary>Takes back mail of which this hears how it went, as far as it was added in this unit of work.</summary>
    public void TakeBack(ReplyTo reply)
    {
        foreach (var message in db.Set<OutboxMessage>().Local.Where(m => m.ReplyKind == reply.Kind && m.ReplyRow == reply.Row && db.Entry(m).State == EntityState.Added).ToList())
        {
            db.Remove(message);
            db.RemoveRange(db.Set<QueueHead>().Local.Where(h => h.Kind == JobKind && h.RowId == message.Id).ToList());
        }
    }

    private Guid Add(Channel channel, string to, string subject, string body, DateTimeOffset? until, ReplyTo? reply, Guid? owner)
    {
        var now = time.GetUtcNow();
        var last = reply is null || until < now + AnsweredWithin ? until : now + AnsweredWithin;
        var message = new OutboxMessage
        {
            Channel = channel, Content = letters.Seal(to, subject, body), CreatedAt = now, ExpiresAt = last, ReplyKind = reply?.Kind, ReplyRow = reply?.Row, OwnerId = owner,
        };
        db.Add(message);
        jobs.Add(JobKind, message.Id);
        return message.Id;
    }
}

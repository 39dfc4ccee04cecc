using Engine.Data;
using Engine.Jobs;
using Engine.Notifications.Sms;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Notifications;

/// <summary>
/// Delivers one message. A message that the server accepted is delivered twice only when this process dies, or its database goes
/// away, between that answer and the commit; both copies then carry the same Message-ID.
/// </summary>
internal sealed class OutboxHandler(MailRoute route, SmtpSender smtp, SmsSender sms, Letters letters, CurrentTenant tenant, JobQueue jobs, TimeProvider time) : OutsideJobHandler
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    private OutboxMessage? delivered;

    public override string Kind => Outbox.JobKind;

    public override string Title => "Berichten versturen";

    /// <summary>With the doubling waits a mail server may be away for half a day.</summary>
    public override int MaximumAttempts => 20;

    public override async Task ActAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var message = await db.Set<OutboxMessage>().FirstOrDefaultAsync(m => m.Id == row, cancellation);
        if (message is null or { SentAt: not null })
        {
            return;
        }

        if (message.ExpiresAt <= time.GetUtcNow())
        {
            letters.Empty(message);
            await db.SaveChangesAsync(cancellation);
            throw new HopelessWorkException(JobFaults.MessageExpired);
        }

        var letter = letters.Open(message);
        switch (message.Channel == Channel.Sms ? route.Sms(sms.IsConnected(tenant.Value)) : route.Mail)
        {
            case MailDestination.Smtp:
                await smtp.SendAsync(tenant.Value, letter, cancellation);
                delivered = message;
                break;
            case MailDestination.SmsGateway:
                await sms.SendAsync(tenant.Value, letter, cancellation);
                delivered = message;
                break;
            case MailDestination.DevelopmentMailbox:
                delivered = message;
                break;
            case MailDestination.Nowhere:
                jobs.Add(Kind, row, time.GetUtcNow() + Wait);
                break;
        }
    }

    public override Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        if (delivered is not null)
        {
            delivered.SentAt = time.GetUtcNow();
            if (!route.KeepsText)
            {
                letters.Empty(delivered);
            }
        }

        return Task.CompletedTask;
    }
}

using System.Net.Mail;
using Engine.Data;
using Engine.Jobs;
using Engine.Notifications.Sms;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Notifications;

/// <summary>
/// Delivers one message. A message that the server accepted is delivered twice only when this process dies, or its database goes
/// away, between that answer and the commit; both copies then carry the same Message-ID.
/// </summary>
internal sealed class OutboxHandler(
    MailRoute route, SmtpSender smtp, SmsSender sms, Letters letters, CurrentTenant tenant, JobQueue jobs, IServiceProvider services, TimeProvider time)
    : OutsideJobHandler
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    private OutboxMessage? delivered;
    private OutboxMessage? failed;

    public override string Kind => Outbox.JobKind;

    public override string Title => "Berichten versturen";

    /// <summary>With the doubling waits a mail server may be away for half a day.</summary>
    public override int MaximumAttempts => 20;

    public override async Task ActAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var message = await db.Set<OutboxMessage>().FirstOrDefaultAsync(m => m.Id == row, cancellation);
        if (message is null or { SentAt: not null } or { FailedAt: not null })
        {
            return;
        }

        if (message.ExpiresAt <= time.GetUtcNow())
        {
            if (message.ReplyKind is not null)
            {
                failed = message;
                return;
            }

            letters.Empty(message);
            await db.SaveChangesAsync(cancellation);
            throw new HopelessWorkException(JobFaults.MessageExpired);
        }

        try
        {
            await SendAsync(message, cancellation);
        }
        catch (Exception fault) when (message.ReplyKind is not null && IsLasting(fault))
        {
            failed = message;
        }
    }

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        if ((delivered ?? failed) is not { } message)
        {
            return;
        }

        if (delivered is null)
        {
            message.FailedAt = time.GetUtcNow();
        }
        else
        {
            message.SentAt = time.GetUtcNow();
        }

        if (!route.KeepsText)
        {
            letters.Empty(message);
        }

        if (message.ReplyKind is { } kind)
        {
            await services.GetRequiredKeyedService<DeliveryReply>(kind).HearAsync(message, delivered is not null, cancellation);
        }
    }

    private async Task SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
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
                jobs.Add(Kind, message.Id, time.GetUtcNow() + Wait);
                break;
        }
    }

    /// <summary>The address is none, or its server says that it will never take mail for it (RFC 5321, 4.2.1: answers from 500 are final).</summary>
    private static bool IsLasting(Exception fault) => fault is FormatException
        or SmtpFailedRecipientException { StatusCode: SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed };
}

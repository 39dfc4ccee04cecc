using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Notifications;

/// <summary>
/// Delivers one message. A message that the server accepted is delivered twice only when this process dies, or its database goes
/// away, between that answer and the commit; both copies then carry the same Message-ID.
/// </summary>
internal sealed class OutboxHandler(MailRoute route, SmtpSender smtp, CurrentTenant tenant, JobQueue jobs, TimeProvider time) : OutsideJobHandler
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

        switch (route.Of(message.Channel))
        {
            case MailDestination.Smtp:
                await smtp.SendAsync(tenant.Value, message, cancellation);
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
            delivered.Body = route.KeepsText ? delivered.Body : "";
        }

        return Task.CompletedTask;
    }
}

using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <summary>Sends again what was sent before, under the same id, so that a receiver recognises what it knows already.</summary>
public sealed class ReplayWebhooks(PortalDbContext db, OwnWebhooks own, JobQueue jobs, AuditLog audit, TimeProvider time)
{
    public const string From = "Vanaf";
    public const string Until = "TotEnMet";

    /// <summary>One message, delivered or given up.</summary>
    public Task<Result<int>> OneAsync(Guid endpoint, Guid message, CancellationToken cancellation) =>
        AgainAsync(endpoint, m => m.Where(w => w.Id == message && w.State != WebhookState.Waiting), "portal.webhook-opnieuw", cancellation);

    /// <summary>Everything that was given up, of events of these days on the Dutch clock.</summary>
    /// <param name="until">Last day that counts.</param>
    public async Task<Result<int>> FailedAsync(Guid endpoint, DateOnly? from, DateOnly? until, CancellationToken cancellation)
    {
        if (from is not { Year: > 2000 } first || until is not { Year: < 3000 } last || first > last)
        {
            return new Refusal("webhook.period", "Vul twee dagen in: de eerste en de laatste dag van wat u opnieuw wilt sturen.", From);
        }

        var (begin, end) = (DutchTime.StartOf(first), DutchTime.StartOf(last.AddDays(1)));
        return await AgainAsync(
            endpoint, m => m.Where(w => w.State == WebhookState.Dead && w.CreatedAt >= begin && w.CreatedAt < end), "portal.webhook-mislukte-opnieuw", cancellation);
    }

    private async Task<Result<int>> AgainAsync(
        Guid id, Func<IQueryable<WebhookMessage>, IQueryable<WebhookMessage>> which, string type, CancellationToken cancellation)
    {
        if (await own.Endpoints.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation) is not { } endpoint)
        {
            return OwnWebhooks.Unknown;
        }

        if (!endpoint.IsActive)
        {
            return OwnWebhooks.IsPaused;
        }

        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var count = await which(db.Set<WebhookMessage>().Where(m => m.EndpointId == id)).ExecuteUpdateAsync(
            set => set.SetProperty(m => m.State, WebhookState.Waiting).SetProperty(m => m.QueuedAt, now).SetProperty(m => m.NextAt, now), cancellation);
        if (count == 0)
        {
            return new Refusal("webhook.nothing-again", "Hier is niets opnieuw te sturen. Bekijk de lijst opnieuw.");
        }

        jobs.Add(DeliverWebhooks.JobKind, id);
        audit.Add(new(AuditAction.Execute, type) { ObjectType = "webhook", ObjectId = id, ObjectCount = count });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return count;
    }
}

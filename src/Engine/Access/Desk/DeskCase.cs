using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Notifications;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Desk;

/// <summary>What every act of the desk on an account has in common: a reason, a line in the log, and a mail to the person.</summary>
public sealed class DeskCase(PortalDbContext db, Outbox outbox, SamePerson persons, CurrentActor actor, CurrentTenant tenant, AuditLog audit)
{
    public const int MaxReason = 500;

    public static readonly Refusal NotOwn = new("desk.own-account", "U kunt uw eigen account niet zelf helpen. Vraag een collega.");

    /// <param name="what">For the log.</param>
    /// <param name="subject">Of the mail to the person.</param>
    /// <param name="message">What happened and what to do next, in the mail.</param>
    /// <param name="change">Changes the tracked account, or says why not.</param>
    public async Task<Result<Account>> HandleAsync(
        Guid id, string? reason, string what, string subject, string message, Func<Account, Task<Refusal?>> change, CancellationToken cancellation)
    {
        if (Check(reason) is { } missing)
        {
            return missing;
        }

        if (await persons.IsAsync(actor.Value.AccountId, id, cancellation))
        {
            return NotOwn;
        }

        await using var kept = await AccessChange.BeginAsync(db, cancellation);
        if (await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } account)
        {
            return new Refusal("desk.unknown", "Dit account bestaat niet (meer).");
        }

        if (await change(account) is { } refusal)
        {
            return refusal;
        }

        var config = tenant.Value.Config;
        outbox.Mail(account.Mail, subject, $"""
            Beste {account.Name},

            {message}

            Hebt u hier niet om gevraagd? Bel dan direct {config.Contact.Desk}: {config.Contact.Phone} ({config.Contact.Hours}).

            {config.Name}
            """);
        audit.Add(new(AuditAction.Update, what) { ObjectType = "account", ObjectId = id, Detail = reason?.Trim() });
        return await kept.KeepAsync(cancellation) is { } overtaken ? overtaken : account;
    }

    /// <returns>Null when the reason will do.</returns>
    public static Refusal? Check(string? reason) => (reason ?? "").Trim().Length is > 0 and <= MaxReason ? null
        : new("desk.reason", $"Vul in waarom u dit doet, hoogstens {MaxReason} tekens. De reden komt in het logboek.", "Reden");
}

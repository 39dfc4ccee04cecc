using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>The requester answers what was asked about a request. It then goes on where it left its way, and who decides reads the answer at the task.</summary>
public sealed class AnswerRequest(PortalDbContext db, CurrentActor actor, ModuleCatalogue modules, FieldProtector protector, AuditLog audit, TimeProvider time)
{
    public const int MaxLength = 1000;

    public static readonly Refusal Closed = new("request.no-question", "Wij wachten niet (meer) op een antwoord bij deze aanvraag.");

    public static readonly Refusal Empty = new("request.answer", $"Vul uw antwoord in, hoogstens {MaxLength} tekens.", "Antwoord");

    public async Task<Result<Guid>> HandleAsync(Guid id, string? answer, CancellationToken cancellation)
    {
        var me = actor.Value.AccountId;
        if (await db.Set<PortalRequest>().FirstOrDefaultAsync(r => r.Id == id && r.RequesterId == me, cancellation) is not { } request
            || !Asks(modules.RequestKinds.GetValueOrDefault(request.Kind), request, me))
        {
            return Closed;
        }

        if (answer?.Trim() is not { Length: > 0 and <= MaxLength } text)
        {
            return Empty;
        }

        var way = modules.RequestKinds[request.Kind].Statuses.Where(s => s.Role == RequestStatusRole.Step).Select(s => s.Id).ToList();
        var left = await db.Set<RequestStatusLine>().Where(l => l.RequestId == id && way.Contains(l.Status)).OrderByDescending(l => l.Number).Select(l => l.Status).FirstAsync(cancellation);
        db.Add(request.Move(left, protector.Protect(RequestStatusLine.NotePurpose, text), time.GetUtcNow()));
        audit.Add(new(AuditAction.Update, "portal.aanvraag-beantwoorden") { ObjectType = "aanvraag", ObjectId = id });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return id;
        }
        catch (DbUpdateException fault) when (db.IsOvertaken(fault))
        {
            return Closed;
        }
    }

    /// <summary>Whether this person is asked something about it now.</summary>
    internal static bool Asks(RequestKind? kind, PortalRequest request, Guid me) =>
        request.RequesterId == me && request.EndedAt is null && kind?.Status(request.Status) is { AsksAnswer: true };
}

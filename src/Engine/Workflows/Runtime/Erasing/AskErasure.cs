using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;

namespace Engine.Workflows.Runtime.Erasing;

/// <summary>Has the processes and requests about a person erased, in the background.</summary>
public sealed class AskErasure(PortalDbContext db, JobQueue jobs, AuditLog audit)
{
    public const int LongestReason = 500;
    public static readonly Refusal NoReason = new("workflow.erase-reason", $"Vul de reden in, hoogstens {LongestReason} tekens. Die staat in het logboek.", "Reden");

    /// <param name="subject">Id of the person, as the processes have it.</param>
    public async Task<Result<Guid>> HandleAsync(Guid subject, string? reason, CancellationToken cancellation)
    {
        var why = reason?.Trim() ?? "";
        if (why.Length is 0 or > LongestReason)
        {
            return NoReason;
        }

        jobs.Add(EraseSubject.JobKind, subject);
        audit.Add(new(AuditAction.Delete, "portal.persoon-wissen") { ObjectType = "persoon", ObjectId = subject, Detail = why });
        await db.SaveChangesAsync(cancellation);
        return subject;
    }
}

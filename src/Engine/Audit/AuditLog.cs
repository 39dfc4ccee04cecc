using System.Diagnostics;
using Engine.Access;
using Engine.Data;
using Microsoft.AspNetCore.Http;

namespace Engine.Audit;

/// <summary>What a use case says of itself; the log adds who, when, from where and on whose behalf.</summary>
public sealed record AuditEntry(AuditAction Action, string Type)
{
    public AuditOutcome Outcome { get; init; } = AuditOutcome.Success;

    public string? ObjectType { get; init; }

    public Guid? ObjectId { get; init; }

    public int? ObjectCount { get; init; }

    public string? Detail { get; init; }

    /// <summary>Account concerned when nobody is signed in yet, for sign-in attempts.</summary>
    public Guid? AccountId { get; init; }
}

/// <summary>Writes the log of the current tenant.</summary>
public sealed class AuditLog(PortalDbContext db, CurrentActor actor, IHttpContextAccessor http, TimeProvider time)
{
    private static readonly string Node = Environment.MachineName;

    /// <summary>Adds the event to the unit of work: it is committed together with what it records, or not at all.</summary>
    public void Add(AuditEntry entry) => db.Add(Complete(entry));

    /// <summary>Records a read of personal data; returns when the event is durable, so that nothing is shown unlogged.</summary>
    public async Task ReadAsync(AuditEntry entry, CancellationToken cancellation)
    {
        Add(entry);
        await db.SaveChangesAsync(cancellation);
    }

    private AuditEvent Complete(AuditEntry entry)
    {
        var who = actor.OrNone;
        return new()
        {
            At = time.GetUtcNow(),
            Action = entry.Action,
            Outcome = entry.Outcome,
            Type = entry.Type,
            AccountId = who?.AccountId ?? entry.AccountId,
            AccountName = who?.Name,
            Roles = who is null ? null : string.Join(", ", who.Roles),
            OrganisationId = who?.OrganisationId,
            OrganisationName = who?.OrganisationName,
            Authorisation = who?.Level.ToString(),
            Source = Node,
            AccessPoint = http.HttpContext?.Connection.RemoteIpAddress?.ToString(),
            ObjectType = entry.ObjectType,
            ObjectId = entry.ObjectId,
            ObjectCount = entry.ObjectCount,
            Detail = entry.Detail,
            TraceId = Activity.Current?.TraceId.ToString(),
        };
    }
}

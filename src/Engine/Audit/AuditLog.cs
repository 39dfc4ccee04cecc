using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
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

    /// <summary>What the data are used for, where the type does not say it.</summary>
    public string? Purpose { get; init; }

    public bool Emergency { get; init; }
}

/// <summary>Writes the log of the current tenant.</summary>
public sealed class AuditLog(
    PortalDbContext db, CurrentActor actor, CurrentTenant tenant, IHttpContextAccessor http, ModuleCatalogue modules, AuditReads reads, TimeProvider time)
{
    private static readonly string Node = Environment.MachineName;

    /// <summary>Adds the event to the unit of work: it is committed together with what it records, or not at all.</summary>
    public void Add(AuditEntry entry)
    {
        var line = Complete(entry);
        db.Add(line);
        db.Add(new AuditPending { TenantId = tenant.Value.Id, EventId = line.Id });
    }

    /// <summary>Records a read of personal data; returns when the event is durable, so that nothing is shown unlogged.</summary>
    /// <exception cref="AuditUnavailableException">Too many reads wait already; the caller shows nothing.</exception>
    public Task ReadAsync(AuditEntry entry, CancellationToken cancellation)
    {
        // inside a transaction the event belongs to it; a second connection could also wait for that transaction for ever
        if (db.Database.CurrentTransaction is not null)
        {
            Add(entry);
            return db.SaveChangesAsync(cancellation);
        }

        return reads.WriteAsync(tenant.Value, Complete(entry), cancellation);
    }

    private AuditEvent Complete(AuditEntry entry)
    {
        var who = actor.OrNone;
        var context = http.HttpContext;
        var now = time.GetUtcNow();
        return new()
        {
            // whole milliseconds: every database keeps those, and the hash must not depend on which one it is
            At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
            Action = entry.Action,
            Outcome = entry.Outcome,
            Type = entry.Type,
            AccountId = who?.AccountId ?? entry.AccountId,
            AccountName = Cut(who?.Name, 200),
            Roles = who is null ? null : Cut(string.Join(", ", who.Roles), 400),
            OrganisationId = who?.OrganisationId,
            OrganisationName = Cut(who?.OrganisationName, 200),
            Authorisation = Cut(who is { Intermediary: { } office } ? $"{who.Level}, via {office}" : who?.Level.ToString(), 60),
            Checks = Checks(context),
            Purpose = Cut(entry.Purpose, 200),
            Emergency = entry.Emergency,
            Source = Node,
            AccessPointKind = context switch
            {
                null => AccessPointKind.Background,
                _ when context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) => AccessPointKind.Api,
                _ => AccessPointKind.Browser,
            },
            AccessPoint = context?.Connection.RemoteIpAddress?.ToString(),
            ObjectType = entry.ObjectType,
            ObjectId = entry.ObjectId,
            ObjectCount = entry.ObjectCount,
            Detail = Cut(PersonalNumbers.Mask(entry.Detail), 1000),
            TraceId = Activity.Current?.TraceId.ToString(),
        };
    }

    private string? Checks(HttpContext? context)
    {
        var feature = context?.GetEndpoint()?.Metadata.GetMetadata<RequireFeatureAttribute>()?.Feature;
        var permission = feature is null ? null : modules.Features.GetValueOrDefault(feature)?.Permission;
        return permission is null ? feature : $"{feature}, {permission}";
    }

    // a text that is too long must not stop the line from being written
    [return: NotNullIfNotNull(nameof(text))]
    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..(length - 1)] + "…";
}

using System.Security.Cryptography;
using System.Text;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Library;

/// <summary>
/// The versions of a tenant's definitions: kept as drafts, published, restored. Publishing is one transaction: the version, the triggers and
/// the end of the version before it.
/// </summary>
public sealed class WorkflowStore(PortalDbContext db, PublishChecks checks, TenantWorkflows workflows, PublishedTriggers starts, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public static readonly Refusal Gone = new("workflow.gone", "Deze versie is er niet meer. Bekijk de lijst opnieuw.");
    public static readonly Refusal Overtaken = new("workflow.overtaken", "Iemand anders heeft deze workflow net gewijzigd. Bekijk de lijst opnieuw.");

    /// <summary>Keeps a definition as the draft after its latest version, or in place of the draft that there is; a draft of the console stays beside a file.</summary>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="fileHash">Of the file that it comes from or takes the place of.</param>
    public async Task<WorkflowVersion> KeepAsync(WorkflowDefinition definition, VersionOrigin origin, byte[]? fileHash, CancellationToken cancellation)
    {
        var latest = await db.Set<WorkflowVersion>().Where(v => v.DefinitionId == definition.DefinitionId).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);
        // a file takes nobody's draft away
        var replaced = latest is { PublishedAt: null } && (origin == VersionOrigin.Console || latest.Origin == VersionOrigin.File) ? latest : null;
        if (replaced is not null)
        {
            db.Remove(replaced);
        }

        var number = replaced?.Number ?? (latest?.Number ?? 0) + 1;
        var own = definition with { Id = Guid.CreateVersion7().ToString("N"), Version = number, IsLatest = true, IsPublished = false, CreatedAt = time.GetUtcNow() };
        var json = DefinitionWriter.Write(own);
        var version = new WorkflowVersion
        {
            DefinitionId = own.DefinitionId, VersionId = own.Id, Number = number, Name = own.Name, Json = json, Hash = HashOf(json), Origin = origin,
            FileHash = fileHash, At = time.GetUtcNow(), By = actor.OrNone?.Name,
        };
        db.Add(version);
        audit.Add(new(AuditAction.Update, "portal.workflow-bewaren") { ObjectType = "workflow", ObjectId = version.Id, Detail = $"{own.DefinitionId} {number}" });
        return version;
    }

    /// <summary>Makes a version the one that new instances start with. An older one becomes that as a new version with its text.</summary>
    public async Task<Result<WorkflowVersion>> PublishAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<WorkflowVersion>().FirstOrDefaultAsync(v => v.Id == id, cancellation) is not { } version || DefinitionReader.Read(version.Json).Definition is not { } read)
        {
            return Gone;
        }

        if (version.PublishedAt is not null)
        {
            return version.PublishedAs is not null ? version : await PublishAsync(await KeepAsync(read, VersionOrigin.Console, version.FileHash, cancellation), read, cancellation);
        }

        return await PublishAsync(version, read, cancellation);
    }

    /// <summary>The same for a version that this unit of work keeps.</summary>
    public async Task<Result<WorkflowVersion>> PublishAsync(WorkflowVersion version, WorkflowDefinition definition, CancellationToken cancellation)
    {
        var pinned = ChildPins.Pin(definition with { Id = version.VersionId, Version = version.Number, IsPublished = true, IsLatest = true }, reference => workflows.Find(reference)?.Definition);
        if (checks.Check(pinned).Where(f => f.IsError).ToList() is { Count: > 0 } errors)
        {
            return errors.Select(e => new Refusal("workflow." + e.Code, e.ToString())).ToArray();
        }

        var triggers = starts.Of(new(pinned), out var faults);
        if (faults.Count > 0)
        {
            return faults.Select(f => new Refusal("workflow.trigger", $"{f.Key}: {f.Value}")).ToArray();
        }

        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        await db.Set<WorkflowVersion>().Where(v => v.PublishedAs == version.DefinitionId).ExecuteUpdateAsync(set => set.SetProperty(v => v.PublishedAs, (string?)null), cancellation);
        await starts.ReplaceAsync(version.DefinitionId, triggers, cancellation);
        version.Json = DefinitionWriter.Write(pinned);
        (version.PublishedAs, version.PublishedAt, version.Hash) = (version.DefinitionId, time.GetUtcNow(), HashOf(version.Json));
        audit.Add(new(AuditAction.Update, "portal.workflow-publiceren") { ObjectType = "workflow", ObjectId = version.Id, Detail = $"{version.DefinitionId} {version.Number}" });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return Overtaken;
        }

        if (pinned.Options is { AutoUpdateConsumingWorkflows: true, UsableAsActivity: true })
        {
            await UpdateUsersAsync(pinned, cancellation);
        }

        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }

        workflows.Forget();
        return version;
    }

    // a draft of a workflow that uses it is somebody's work: it takes the new version when it is published
    private async Task UpdateUsersAsync(WorkflowDefinition published, CancellationToken cancellation)
    {
        var others = await db.Set<WorkflowVersion>().AsNoTracking().Where(v => v.PublishedAs != null && v.DefinitionId != published.DefinitionId)
            .Where(v => !db.Set<WorkflowVersion>().Any(d => d.DefinitionId == v.DefinitionId && d.PublishedAt == null))
            .Select(v => new { v.Json, v.Origin, v.FileHash }).ToListAsync(cancellation);
        var read = others.Select(o => (Definition: DefinitionReader.Read(o.Json).Definition, o.Origin, o.FileHash)).Where(o => o.Definition is not null).ToList();
        foreach (var user in ChildPins.UpdateUsers(published, read.Select(o => o.Definition).OfType<WorkflowDefinition>()))
        {
            var (_, origin, hash) = read.Find(o => o.Definition?.DefinitionId == user.DefinitionId);
            // one that does not fit any more stays a draft, with its findings
            var kept = await KeepAsync(user, origin, hash, cancellation);
            if ((await PublishAsync(kept, user, cancellation)).IsRefused)
            {
                await db.SaveChangesAsync(cancellation);
            }
        }
    }

    private static byte[] HashOf(string json) => SHA256.HashData(Encoding.UTF8.GetBytes(json));
}

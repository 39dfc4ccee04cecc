using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Workflows.Definitions;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Library;

/// <summary>Brings an older version back as a draft, and takes a draft away.</summary>
public sealed class EditVersions(PortalDbContext db, WorkflowStore store, AuditLog audit)
{
    public static readonly Refusal HasDraft = new("workflow.has-draft", "Er is al een concept. Publiceer dat eerst of gooi het weg.");
    public static readonly Refusal IsPublished = new("workflow.is-published", "Deze versie is gepubliceerd en blijft bewaard. Alleen een concept kunt u weggooien.");

    /// <summary>Keeps the text of a version as the draft after the latest one. Nothing changes for instances until it is published.</summary>
    public async Task<Result<WorkflowVersion>> RestoreAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<WorkflowVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == id, cancellation) is not { } version || DefinitionReader.Read(version.Json).Definition is not { } read)
        {
            return WorkflowStore.Gone;
        }

        if (await db.Set<WorkflowVersion>().AnyAsync(v => v.DefinitionId == version.DefinitionId && v.PublishedAt == null, cancellation))
        {
            return HasDraft;
        }

        var restored = await store.KeepAsync(read, VersionOrigin.Console, version.FileHash, cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return WorkflowStore.Overtaken;
        }

        return restored;
    }

    /// <returns>Id of the definition.</returns>
    public async Task<Result<string>> DiscardAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<WorkflowVersion>().FirstOrDefaultAsync(v => v.Id == id, cancellation) is not { } version)
        {
            return WorkflowStore.Gone;
        }

        if (version.PublishedAt is not null)
        {
            return IsPublished;
        }

        // in one statement: of a draft that is published at the same moment nothing may vanish
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<WorkflowVersion>().Where(v => v.Id == id && v.PublishedAt == null).ExecuteDeleteAsync(cancellation) == 0)
        {
            return WorkflowStore.Overtaken;
        }

        audit.Add(new(AuditAction.Delete, "portal.workflow-concept-weggooien") { ObjectType = "workflow", ObjectId = id, Detail = $"{version.DefinitionId} {version.Number}" });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return version.DefinitionId;
    }
}

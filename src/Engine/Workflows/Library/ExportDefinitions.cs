using System.Text;
using Engine.Audit;
using Engine.Data;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Importing;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Library;

/// <summary>Definitions as files that Elsa Studio and other portals take in.</summary>
public sealed class ExportDefinitions(PortalDbContext db, AuditLog audit)
{
    /// <param name="Name">Fit for every file system.</param>
    public sealed record Export(string Name, byte[] Content);

    /// <summary>One version as JSON.</summary>
    /// <param name="number">Null for the latest.</param>
    /// <returns>Null when the tenant does not have it.</returns>
    public async Task<Export?> OneAsync(string definition, int? number, CancellationToken cancellation)
    {
        var version = await db.Set<WorkflowVersion>().AsNoTracking().Where(v => v.DefinitionId == definition && (number == null || v.Number == number))
            .OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancellation);
        if (version is null || DefinitionReader.Read(version.Json).Definition is not { } read)
        {
            return null;
        }

        await NoteAsync(1, $"{version.DefinitionId} {version.Number}", cancellation);
        return new(DefinitionFileName.Of(read), Encoding.UTF8.GetBytes(version.Json));
    }

    /// <summary>All definitions in one ZIP file: of each the published version, or else the latest.</summary>
    public async Task<Export> AllAsync(CancellationToken cancellation)
    {
        var versions = await db.Set<WorkflowVersion>().AsNoTracking().Select(v => new { v.Id, v.DefinitionId, v.Number, IsPublished = v.PublishedAs != null }).ToListAsync(cancellation);
        var chosen = versions.GroupBy(v => v.DefinitionId, StringComparer.Ordinal).Select(g => (g.FirstOrDefault(v => v.IsPublished) ?? g.MaxBy(v => v.Number) ?? g.First()).Id).ToList();
        var texts = await db.Set<WorkflowVersion>().Where(v => chosen.Contains(v.Id)).OrderBy(v => v.DefinitionId).Select(v => v.Json).ToListAsync(cancellation);
        await NoteAsync(texts.Count, null, cancellation);
        return new("workflows.zip", DefinitionZip.Write(texts.Select(json => DefinitionReader.Read(json).Definition).OfType<WorkflowDefinition>()));
    }

    /// <summary>What a designer of Elsa needs to draw with the activities of the portal.</summary>
    public async Task<Export> BlocksAsync(CancellationToken cancellation)
    {
        await NoteAsync(PortalPack.All.Count, "Portal", cancellation);
        return new("portaalblokken.zip", DefinitionZip.Write(PortalPack.All));
    }

    private Task NoteAsync(int count, string? detail, CancellationToken cancellation) =>
        audit.ReadAsync(new(AuditAction.Execute, "portal.workflows-downloaden") { ObjectType = "workflow", ObjectCount = count, Detail = detail }, cancellation);
}

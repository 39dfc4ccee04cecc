using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Engine.Workflows.Library.Files;

/// <summary>
/// Keeps and publishes what a tenant's files say anew. A file counts when its meaning differs from what was last taken from files; a version that
/// was made in the console in between stays until the file changes again. A file that is gone leaves what was published.
/// </summary>
public sealed partial class PublishWorkflowFiles(
    WorkflowFiles files, WorkflowStore store, PublishChecks checks, ActivitySet activities, WorkflowFilesHealth health, CurrentTenant tenant, TimeProvider time,
    ILogger<PublishWorkflowFiles> log) : JobHandler
{
    public const string JobKind = "workflow.files";

    public override string Kind => JobKind;

    public override string Title => "Workflows uit bestanden publiceren";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var id = tenant.Value.Id;
        var faults = new List<FileFinding>();
        var good = Good(CheckedFiles.Check(files.Of(id), checks.Context), faults);
        foreach (var fault in health.Report(id, faults))
        {
            LogFault(id, fault);
        }

        var ids = good.Select(d => d.DefinitionId).ToList();
        var known = await db.Set<WorkflowVersion>().Where(v => ids.Contains(v.DefinitionId))
            .Select(v => new { v.DefinitionId, v.Number, v.Origin, v.FileHash }).ToListAsync(cancellation);
        foreach (var definition in InOrder(good))
        {
            var hash = DefinitionMeaning.Hash(definition);
            var versions = known.Where(v => v.DefinitionId == definition.DefinitionId).OrderByDescending(v => v.Number).ToList();
            if (!Same(versions.FirstOrDefault()?.FileHash, hash) && !Same(versions.Find(v => v.Origin == VersionOrigin.File)?.FileHash, hash))
            {
                await PublishAsync(definition, hash, cancellation);
            }
        }
    }

    /// <summary>Those that can be published; who needs one that cannot, and that never was, cannot either.</summary>
    private List<WorkflowDefinition> Good(IReadOnlyList<CheckedFile> layered, List<FileFinding> faults)
    {
        faults.AddRange(layered.SelectMany(f => f.Findings).Where(f => f.Finding.IsError));
        var good = layered.Where(f => !f.HasErrors).ToList();
        int before;
        do
        {
            before = good.Count;
            checks.Alongside = [.. good.Select(f => f.Definition).OfType<WorkflowDefinition>()];
            good.RemoveAll(f => Faults(f) is { Count: > 0 } found && AddTo(faults, found));
        }
        while (good.Count < before);
        return [.. checks.Alongside];
    }

    private List<FileFinding> Faults(CheckedFile file)
    {
        if (file.Definition is not { } definition)
        {
            return [];
        }

        WorkflowTriggers.Of(new(definition), activities, time, out var wrong);
        return
        [
            .. checks.Check(definition).Where(f => f.IsError).Select(f => CheckedFiles.Placed(f, file.Layered)),
            .. wrong.Select(w => CheckedFiles.Placed(new(FindingSeverity.Error, "trigger", w.Value) { ActivityId = w.Key, ActivityLabel = w.Key }, file.Layered)),
        ];
    }

    private static bool AddTo(List<FileFinding> faults, List<FileFinding> found)
    {
        faults.AddRange(found);
        return true;
    }

    private async Task PublishAsync(WorkflowDefinition definition, byte[] hash, CancellationToken cancellation)
    {
        var kept = await store.KeepAsync(definition, VersionOrigin.File, hash, cancellation);
        var published = await store.PublishAsync(kept, definition, cancellation);
        if (published.Refusals.Count > 0)
        {
            // it was checked before: somebody changes the same workflow just now, and the next attempt weighs it anew
            throw new InvalidOperationException($"{definition.DefinitionId} cannot be published: {published.Refusals[0].Code}.");
        }
    }

    /// <summary>What others use comes first, so that it can be pinned.</summary>
    private static List<WorkflowDefinition> InOrder(IReadOnlyList<WorkflowDefinition> definitions)
    {
        var ordered = new List<WorkflowDefinition>();
        var begun = new HashSet<WorkflowDefinition>(ReferenceEqualityComparer.Instance);
        void Add(WorkflowDefinition definition)
        {
            if (begun.Add(definition))
            {
                foreach (var used in UsedWorkflows.Of(definition).SelectMany(u => definitions.Where(d => WorkflowTypeName.Means(u, d))))
                {
                    Add(used);
                }

                ordered.Add(definition);
            }
        }

        foreach (var definition in definitions)
        {
            Add(definition);
        }

        return ordered;
    }

    private static bool Same(byte[]? known, byte[] hash) => known is not null && known.AsSpan().SequenceEqual(hash);

    [LoggerMessage(Level = LogLevel.Error, Message = "A workflow file of tenant {TenantId} was refused; what was published stays live. {Problem}")]
    private partial void LogFault(string tenantId, FileFinding problem);
}

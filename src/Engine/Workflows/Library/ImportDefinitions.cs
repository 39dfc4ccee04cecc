using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Engine.Data;
using Engine.Modules;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Importing;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Library;

/// <summary>Takes files into the tenant: first a report that changes nothing, then the work, if that is still what the report said.</summary>
public sealed class ImportDefinitions(PortalDbContext db, WorkflowStore store, PublishChecks checks, TimeProvider time)
{
    public static readonly Refusal Changed = new("workflow.import-changed", "Er is intussen iets gewijzigd. Lees het nieuwe verslag en importeer daarna.");
    public static readonly Refusal Nothing = new("workflow.import-nothing", "Er is niets om te importeren. Kies andere bestanden.");

    /// <param name="Stamp">Says what the plan would do: another one means another outcome.</param>
    public sealed record Report(ImportPlan Plan, string Stamp)
    {
        public bool HasWork => Plan.Items.Any(IsWork);
    }

    /// <param name="Imported">Versions that were kept.</param>
    /// <param name="Published">Those of them that new instances start with.</param>
    /// <param name="Refusals">Why others of them stayed drafts.</param>
    public sealed record Outcome(int Imported, int Published, IReadOnlyList<Refusal> Refusals);

    /// <param name="publish">Whether what has no errors is published at once.</param>
    public Report Plan(IEnumerable<ImportFile> files, bool publish)
    {
        var plan = ImportPlanner.Plan(files, new()
        {
            Latest = Latest, IsVersionIdTaken = id => db.Set<WorkflowVersion>().Any(v => v.VersionId == id), NewId = () => Guid.CreateVersion7().ToString("N"),
            Now = time.GetUtcNow(), Publish = publish, Publishing = checks.Context,
        });
        var said = plan.Items.Where(IsWork).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Definition?.DefinitionId}|{i.Outcome}|{i.Definition?.Version}|{i.Publish}"));
        return new(plan, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', said)))));
    }

    /// <param name="stamp">Of the report that was read.</param>
    public async Task<Result<Outcome>> HandleAsync(IReadOnlyList<ImportFile> files, bool publish, string? stamp, CancellationToken cancellation)
    {
        var report = Plan(files, publish);
        if (!report.HasWork)
        {
            return Nothing;
        }

        if (report.Stamp != stamp)
        {
            return Changed;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var kept = new List<(WorkflowVersion Version, WorkflowDefinition Definition)>();
        try
        {
            foreach (var item in report.Plan.Items.Where(IsWork))
            {
                if (item.Definition is { } definition)
                {
                    kept.Add((await store.KeepAsync(definition, VersionOrigin.Console, await FileHashAsync(definition.DefinitionId, cancellation), cancellation), definition));
                }
            }

            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return WorkflowStore.Overtaken;
        }

        var wanted = report.Plan.Items.Where(i => i.Publish).Select(i => i.Definition?.DefinitionId).ToHashSet(StringComparer.Ordinal);
        var outcome = await PublishAsync([.. kept.Where(k => wanted.Contains(k.Version.DefinitionId))], cancellation);
        if (outcome.Refusals.Contains(WorkflowStore.Overtaken))
        {
            return WorkflowStore.Overtaken;
        }

        await transaction.CommitAsync(cancellation);
        return outcome with { Imported = kept.Count };
    }

    /// <summary>One uses another, so whoever cannot be published yet is tried again as long as others still can.</summary>
    private async Task<Outcome> PublishAsync(List<(WorkflowVersion Version, WorkflowDefinition Definition)> left, CancellationToken cancellation)
    {
        var all = left.Count;
        while (left.Count > 0)
        {
            var refusals = new List<Refusal>();
            var next = new List<(WorkflowVersion, WorkflowDefinition)>();
            foreach (var (version, definition) in left)
            {
                if (await store.PublishAsync(version, definition, cancellation) is { IsRefused: true } refused)
                {
                    next.Add((version, definition));
                    refusals.AddRange(refused.Refusals);
                }
            }

            if (next.Count == left.Count || refusals.Contains(WorkflowStore.Overtaken))
            {
                return new(0, all - next.Count, refusals);
            }

            left = next;
        }

        return new(0, all, []);
    }

    private static bool IsWork(ImportItem item) => item.Outcome is ImportOutcome.Created or ImportOutcome.DraftChanged or ImportOutcome.DraftAdded;

    private WorkflowDefinition? Latest(string definition) =>
        db.Set<WorkflowVersion>().Where(v => v.DefinitionId == definition).OrderByDescending(v => v.Number).Select(v => v.Json).FirstOrDefault() is { } json
            ? DefinitionReader.Read(json).Definition
            : null;

    // what a file was made of stays known, so that whoever follows the files sees whether that file has changed since
    private Task<byte[]?> FileHashAsync(string definition, CancellationToken cancellation) =>
        db.Set<WorkflowVersion>().Where(v => v.DefinitionId == definition).OrderByDescending(v => v.Number).Select(v => v.FileHash).FirstOrDefaultAsync(cancellation);
}

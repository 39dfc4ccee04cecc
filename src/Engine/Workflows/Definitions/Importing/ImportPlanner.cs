using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Comparing;
using Engine.Workflows.Definitions.Publishing;

namespace Engine.Workflows.Definitions.Importing;

/// <summary>
/// Decides what an import does, and changes nothing. A definition that is known gets its draft overwritten, or a draft after its published
/// version; one that is unknown is created under its own id. Ids and numbers of versions are given here and never taken on trust.
/// </summary>
public static class ImportPlanner
{
    private const int LongestId = 100;
    private const int LongestName = 200;

    public static ImportPlan Plan(IEnumerable<ImportFile> files, ImportTarget target)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var items = files.Select(file => Place(file, target, seen, taken)).ToList();
        var imported = items.Select(i => i.Definition).OfType<WorkflowDefinition>().ToList();
        var context = target.Publishing with
        {
            // a workflow and those it uses may come in one import
            FindWorkflow = reference => imported.Find(d => WorkflowTypeName.Means(reference, d)) ?? target.Publishing.FindWorkflow(reference),
        };
        return new([.. items.Select(i => Checked(i, target, context))]);
    }

    private static ImportItem Place(ImportFile file, ImportTarget target, HashSet<string> seen, HashSet<string> taken)
    {
        if (file.Problem is { } problem)
        {
            return Refused(file, [new(FindingSeverity.Error, "file", problem)]);
        }

        var read = DefinitionReader.Read(file.Content, target.Catalogue);
        if (read.Definition is not { } definition)
        {
            return Refused(file, read.Findings);
        }

        if (Unfit(definition) is { } unfit)
        {
            return Refused(file, [.. read.Findings, unfit]);
        }

        if (!seen.Add(definition.DefinitionId))
        {
            return Refused(file, [.. read.Findings, new(FindingSeverity.Error, "file-twice", $"Een ander bestand in deze import bevat ook \"{definition.DefinitionId}\". Kies één van beide.")]);
        }

        if (target.Latest(definition.DefinitionId) is { } latest)
        {
            return latest.IsReadonly || latest.IsSystem
                ? Refused(file, [.. read.Findings, new(FindingSeverity.Error, "readonly", $"\"{latest.Name}\" is vastgezet. Importeer de workflow onder een andere definitionId.")])
                : Known(file, read, definition, latest, target);
        }

        var id = IsFit(definition.Id) && !target.IsVersionIdTaken(definition.Id) && taken.Add(definition.Id) ? definition.Id : target.NewId();
        return new(file.Name, ImportOutcome.Created)
        {
            Definition = Own(definition, id, 1, definition.CreatedAt ?? target.Now),
            Publish = target.Publish ?? definition.IsPublished,
            Findings = read.Findings,
        };
    }

    private static ImportItem Known(ImportFile file, ReadResult read, WorkflowDefinition definition, WorkflowDefinition latest, ImportTarget target)
    {
        var publish = target.Publish ?? definition.IsPublished;
        var isSame = SaysTheSame(definition, latest);
        var stored = latest.IsPublished && !isSame
            ? Own(definition, target.NewId(), latest.Version + 1, target.Now)
            : Own(definition, latest.Id, latest.Version, latest.CreatedAt);
        return new(file.Name, isSame && (latest.IsPublished || !publish) ? ImportOutcome.Unchanged
            : latest.IsPublished ? ImportOutcome.DraftAdded
            : ImportOutcome.DraftChanged)
        {
            Definition = stored,
            Publish = publish && !(isSame && latest.IsPublished),
            Findings = read.Findings,
            Difference = DefinitionComparison.Compare(latest, stored),
        };
    }

    private static ImportItem Checked(ImportItem item, ImportTarget target, PublishContext context)
    {
        if (item.Definition is not { } definition)
        {
            return item;
        }

        IReadOnlyList<DefinitionFinding> findings = PublishCheck.Check(new ReadResult(definition, item.Findings), context);
        var mayPublish = !findings.Any(f => f.IsError);
        return item with
        {
            Publish = item.Publish && mayPublish,
            Findings = item.Publish && !mayPublish
                ? [.. findings, new(FindingSeverity.Warning, "kept-as-draft", "De workflow wordt als concept bewaard. Los de fouten op en publiceer daarna.")]
                : findings,
        };
    }

    private static WorkflowDefinition Own(WorkflowDefinition definition, string id, int version, DateTimeOffset? createdAt) =>
        definition with { Id = id, Version = version, CreatedAt = createdAt, IsLatest = true, IsPublished = false, IsSystem = false };

    private static bool SaysTheSame(WorkflowDefinition one, WorkflowDefinition other) => JsonNode.DeepEquals(DefinitionMeaning.Json(one), DefinitionMeaning.Json(other));

    /// <summary>Why a definition that was read well cannot be kept all the same; null when it can.</summary>
    internal static DefinitionFinding? Unfit(WorkflowDefinition definition) =>
        !IsFit(definition.DefinitionId) ? new(FindingSeverity.Error, "id-unfit", "De definitionId is te lang of bevat tekens die niet kunnen. Gebruik letters, cijfers, punten en streepjes.")
        : definition.Name.Length > LongestName ? new(FindingSeverity.Error, "name-long", "De naam is langer dan 200 tekens. Maak haar korter.")
        : null;

    private static bool IsFit(string id) =>
        id.Length is > 0 and <= LongestId && id.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' or '.' or ':');

    private static ImportItem Refused(ImportFile file, IReadOnlyList<DefinitionFinding> findings) => new(file.Name, ImportOutcome.Refused) { Findings = findings };
}

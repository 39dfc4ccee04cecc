using System.Globalization;
using Engine.Workflows.Definitions.Importing;
using Engine.Workflows.Definitions.Overlays;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>One finding and the file that it is about.</summary>
public sealed record FileFinding(string File, DefinitionFinding Finding)
{
    public override string ToString()
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{File}:{Math.Max(1, Finding.Line)}:{Math.Max(1, Finding.Column)}");
        var label = Finding.ActivityLabel is null || Finding.ActivityLabel == Finding.ActivityId ? "" : $"\"{Finding.ActivityLabel}\" ";
        var activity = Finding.ActivityId is null ? "" : $" {label}({Finding.ActivityId}):";
        return $"{place}: {(Finding.IsError ? "fout" : "let op")}:{activity} {Finding.Message}";
    }
}

/// <summary>A definition that comes from a file, with all that reading and the publish check say of it.</summary>
public sealed record CheckedFile(LayeredDefinition Layered, IReadOnlyList<FileFinding> Findings)
{
    public WorkflowDefinition? Definition => Layered.Read.Definition;

    public bool HasErrors => Layered.Read.HasErrors || Findings.Any(f => f.Finding.IsError);
}

/// <summary>Checks definitions as they would be published together.</summary>
public static class CheckedFiles
{
    /// <param name="layers">They may use each other.</param>
    /// <param name="context">What there is beside them.</param>
    public static IReadOnlyList<CheckedFile> Check(IReadOnlyList<LayeredDefinition> layers, PublishContext? context = null)
    {
        var around = context ?? new();
        var all = layers.Select(l => l.Read.Definition).OfType<WorkflowDefinition>().ToList();
        var together = around with { FindWorkflow = reference => all.Find(d => WorkflowTypeName.Means(reference, d)) ?? around.FindWorkflow(reference) };
        return [.. layers.Select(l => new CheckedFile(l, [.. PublishCheck.Check(l.Read, together).Concat(Unfit(l.Read)).Select(f => Placed(f, l))]))];
    }

    private static IEnumerable<DefinitionFinding> Unfit(ReadResult read) => read.Definition is { } definition && ImportPlanner.Unfit(definition) is { } unfit ? [unfit] : [];

    // rules look at the model, which has no lines: the line of the activity tells where to look
    internal static FileFinding Placed(DefinitionFinding finding, LayeredDefinition layered) =>
        new(layered.File, finding.Line > 0 ? finding : finding with { Line = ActivityLines.Of(layered.Content, finding.ActivityId), Column = 1 });
}

using Engine.Workflows.Definitions.Comparing;

namespace Engine.Workflows.Definitions.Importing;

/// <summary>What an import would do with one file.</summary>
public enum ImportOutcome
{
    /// <summary>A definition that the tenant does not have.</summary>
    Created,

    /// <summary>The latest version is a draft and is overwritten.</summary>
    DraftChanged,

    /// <summary>The latest version is published: a draft comes after it.</summary>
    DraftAdded,

    /// <summary>The latest version says the same.</summary>
    Unchanged,

    /// <summary>Nothing is done; the findings say why.</summary>
    Refused,
}

/// <summary>One file of an import and what would be done with it.</summary>
/// <param name="File">Name of the file.</param>
public sealed record ImportItem(string File, ImportOutcome Outcome)
{
    /// <summary>What is to be stored, with the id and number that it gets here; null when refused.</summary>
    public WorkflowDefinition? Definition { get; init; }

    /// <summary>Whether it is to be published at once. Never with errors.</summary>
    public bool Publish { get; init; }

    public IReadOnlyList<DefinitionFinding> Findings { get; init; } = [];

    /// <summary>What differs from the latest version; null when there is none.</summary>
    public DefinitionDifference? Difference { get; init; }
}

/// <summary>What an import would do: a report to show, and the work for who stores it.</summary>
public sealed record ImportPlan(IReadOnlyList<ImportItem> Items)
{
    public bool HasRefusals => Items.Any(i => i.Outcome == ImportOutcome.Refused);
}

using System.Globalization;

namespace Engine.Workflows.Definitions;

public enum FindingSeverity
{
    /// <summary>Worth knowing; stands in the way of nothing.</summary>
    Warning,

    /// <summary>Stands in the way of publishing.</summary>
    Error,
}

/// <summary>One thing that reading or checking a definition found.</summary>
/// <param name="Code">Stable name, for tests and logs.</param>
/// <param name="Message">Plain Dutch: what is wrong and what to do.</param>
public sealed record DefinitionFinding(FindingSeverity Severity, string Code, string Message)
{
    /// <summary>Id of the activity; null when it concerns the whole definition.</summary>
    public string? ActivityId { get; init; }

    /// <summary>What people call the activity; null likewise.</summary>
    public string? ActivityLabel { get; init; }

    /// <summary>JSON path in the file; null for what was found in the model.</summary>
    public string? Path { get; init; }

    /// <summary>Line in the file, from 1; 0 when there is none.</summary>
    public int Line { get; init; }

    /// <summary>Column in characters, from 1; 0 when there is none.</summary>
    public int Column { get; init; }

    public bool IsError => Severity == FindingSeverity.Error;

    public override string ToString()
    {
        var activity = ActivityLabel is null ? "" : ActivityLabel == ActivityId ? $"\"{ActivityId}\": " : $"\"{ActivityLabel}\" ({ActivityId}): ";
        return Line == 0 ? activity + Message : string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column} {Path}: {activity}{Message}");
    }
}

/// <summary>What came of reading one definition.</summary>
/// <param name="Definition">Null when the text is no definition or too large; else as much of it as could be read.</param>
public sealed record ReadResult(WorkflowDefinition? Definition, IReadOnlyList<DefinitionFinding> Findings)
{
    public bool HasErrors => Definition is null || Findings.Any(f => f.IsError);
}

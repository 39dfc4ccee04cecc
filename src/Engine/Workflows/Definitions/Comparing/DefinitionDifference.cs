namespace Engine.Workflows.Definitions.Comparing;

public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One field that differs.</summary>
/// <param name="Field">Name in the file; <c>designer</c> for the place in the drawing, <c>container</c> for where an activity stands.</param>
/// <param name="Before">As text; null when it was not there.</param>
/// <param name="After">As text; null when it is gone.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>A part of a definition that differs: an activity, a variable, an input or an output.</summary>
/// <param name="Id">Id, or name of an input or output.</param>
/// <param name="Label">What people call it, in the later version when it is there.</param>
/// <param name="TypeName">Activity type, or type alias.</param>
/// <param name="Fields">What differs; empty for what was added or removed.</param>
public sealed record PartChange(ChangeKind Kind, string Id, string Label, string TypeName, IReadOnlyList<FieldChange> Fields)
{
    /// <summary>Only the place in the drawing differs: a run is the same.</summary>
    public bool IsLayout => Kind == ChangeKind.Changed && Fields.All(f => f.Field == DefinitionComparison.Drawing);
}

/// <summary>A connection that was added or removed.</summary>
/// <param name="Source">What people call the activity that it leaves.</param>
/// <param name="Target">What people call the activity it leads to.</param>
public sealed record ConnectionChange(ChangeKind Kind, string Source, string? Port, string Target);

/// <summary>What differs between two versions of a definition.</summary>
public sealed record DefinitionDifference
{
    /// <summary>Name, description, options, outcomes and other fields of the whole.</summary>
    public required IReadOnlyList<FieldChange> Fields { get; init; }

    public required IReadOnlyList<PartChange> Variables { get; init; }

    public required IReadOnlyList<PartChange> Inputs { get; init; }

    public required IReadOnlyList<PartChange> Outputs { get; init; }

    public required IReadOnlyList<PartChange> Activities { get; init; }

    public required IReadOnlyList<ConnectionChange> Connections { get; init; }

    public bool IsEmpty => Fields.Count + Variables.Count + Inputs.Count + Outputs.Count + Activities.Count + Connections.Count == 0;

    /// <summary>Nothing but the drawing differs.</summary>
    public bool IsLayout => !IsEmpty && Fields.Count + Variables.Count + Inputs.Count + Outputs.Count + Connections.Count == 0 && Activities.All(a => a.IsLayout);
}

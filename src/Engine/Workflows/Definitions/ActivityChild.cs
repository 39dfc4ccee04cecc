namespace Engine.Workflows.Definitions;

/// <summary>An activity in a port of its container.</summary>
/// <param name="Port">Name of the property: <c>activities</c>, <c>then</c>, <c>body</c>, <c>branches</c>, <c>cases</c>.</param>
/// <param name="Index">Place in the list; 0 for a port that holds one.</param>
/// <param name="Label">Label of the case, or the status code it is for; null elsewhere.</param>
public sealed record ActivityChild(string Port, int Index, string? Label, ActivityNode Node);

/// <summary>One case of a switch.</summary>
/// <param name="Label">Outcome of a <c>FlowSwitch</c>; mere text for a <c>Switch</c>.</param>
/// <param name="Activity">What a <c>Switch</c> runs; null for none and for a <c>FlowSwitch</c>.</param>
public sealed record SwitchCase(string Label, InputValue Condition, ActivityNode? Activity);

/// <summary>Another workflow, used as activity.</summary>
/// <param name="TypeName">Its name in Pascal case, which finds it when the file holds no id; empty for a call by id.</param>
/// <param name="DefinitionId">Null when the file names it by its type name alone.</param>
/// <param name="VersionId">Set at publish: the very version that runs.</param>
/// <param name="Version">Version of the definition as the node's <c>version</c> says it.</param>
public sealed record WorkflowReference(string TypeName, string? DefinitionId, string? VersionId, int Version);

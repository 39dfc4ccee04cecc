using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Makes the typed activity of JSON in the form of today, children first.</summary>
internal sealed class NodeReader(ReadSession session)
{
    /// <summary>Id of the workflow itself in the places of its activities.</summary>
    public const string WorkflowNodeId = "Workflow1";

    private static readonly Func<ActivityNode, IReadOnlyList<string>> OnlyDone = _ => [ActivityType.DoneOutcome];

    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public ActivityNode Read(JsonObject json, string parent = WorkflowNodeId)
    {
        var id = Members.Filled(json, "id") ?? "";
        var written = Members.Filled(json, "type") ?? "";
        if (written.Length == 0)
        {
            session.Error("type-missing", "Deze activiteit heeft geen type. Verwijder haar of kies een activiteit uit de lijst.", json, id);
        }

        if (!ids.Add(id))
        {
            session.Error("id-twice", $"De id \"{id}\" is van meer dan één activiteit. Geef deze activiteit een eigen id.", json, id);
        }

        var nodeId = $"{parent}:{id}";
        json["nodeId"] = nodeId;
        var type = TypeOf(json, written);
        var children = new ChildReader(this).Read(json, type, nodeId);
        var isAlias = written == OutsideActivities.RunTask && type?.Name != written;
        return new()
        {
            Id = id,
            NodeId = nodeId,
            Name = Members.Filled(json, "name"),
            TypeName = type?.Name ?? written,
            WrittenTypeName = written,
            Version = Members.Number(json, "version") ?? 1,
            // a task has no branches, whatever it stands for
            Type = isAlias && type is not null ? type with { OutcomesOf = OnlyDone } : type,
            Workflow = type is null ? WorkflowOf(json, written) : null,
            Inputs = InputReader.Inputs(json, type, isAlias, session),
            Outputs = InputReader.Outputs(json, type),
            Children = children,
            Cases = [.. CasesOf(json, type, children)],
            Connections = ConnectionReader.Read(json, written),
            StartId = written == FlowActivities.Flowchart ? Members.Filled(json, "start") : null,
            Variables = EnvelopeReader.Variables(json["variables"]),
            Variable = type?.Name == DataActivities.SetVariable && json["variable"] is JsonObject variable ? EnvelopeReader.Variable(variable) : null,
            Join = ConnectionReader.JoinOf(json, written),
            CanStartWorkflow = Members.Flag(json["customProperties"] as JsonObject, "canStartWorkflow") ?? false,
            RunAsynchronously = Members.Flag(json["customProperties"] as JsonObject, "runAsynchronously") ?? false,
            Design = DesignOf(json["metadata"] as JsonObject),
            Raw = json,
        };
    }

    private ActivityType? TypeOf(JsonObject json, string written)
    {
        var known = session.Catalogue.Find(written) ?? session.Catalogue.FindPacked(written);
        if (written != OutsideActivities.RunTask
            || InputReader.Wrapped(json["taskName"], "String") is not { Syntax: ExpressionSyntax.Literal, Text: { } task }
            || !task.StartsWith(PortalActivities.Prefix, StringComparison.Ordinal))
        {
            return known;
        }

        return session.Catalogue.Find(task) ?? known;
    }

    private static WorkflowReference? WorkflowOf(JsonObject json, string written)
    {
        var definition = Members.Filled(json, "workflowDefinitionId");
        var version = Members.Filled(json, "workflowDefinitionVersionId");
        return definition is null && version is null && (written.Length == 0 || written.Contains('.', StringComparison.Ordinal))
            ? null
            : new(written, definition, version, Members.Number(json, "version") ?? 1);
    }

    private static IEnumerable<SwitchCase> CasesOf(JsonObject json, ActivityType? type, IReadOnlyList<ActivityChild> children)
    {
        if (type?.Input("cases") is null || json["cases"] is not JsonArray cases)
        {
            yield break;
        }

        for (var i = 0; i < cases.Count; i++)
        {
            if (cases[i] is JsonObject one)
            {
                yield return new(
                    Members.Text(one, "label") ?? "",
                    InputReader.Condition(one["condition"]),
                    children.FirstOrDefault(c => c.Port == "cases" && c.Index == i)?.Node);
            }
        }
    }

    private static NodeDesign DesignOf(JsonObject? metadata)
    {
        if (metadata is null)
        {
            return NodeDesign.None;
        }

        var designer = metadata["designer"] as JsonObject;
        var position = designer?["position"] as JsonObject;
        var size = designer?["size"] as JsonObject;
        DesignPoint? at = Members.Measure(position, "x") is { } x && Members.Measure(position, "y") is { } y ? new(x, y) : null;
        return new(at, Members.Measure(size, "width") ?? 0, Members.Measure(size, "height") ?? 0,
            Members.Filled(metadata, "displayText"), Members.Filled(metadata, "description"));
    }
}

using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Reads inputs and outputs of an activity.</summary>
internal static class InputReader
{
    /// <summary>Members of an activity that are never an input of a workflow used as activity.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "id", "nodeId", "name", "type", "version", "customProperties", "metadata", "variables", "activities", "connections", "start", "source", "line",
        "applicationProperties", "workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId",
    };

    public static Dictionary<string, InputValue> Inputs(JsonObject json, ActivityType? type, bool isAlias, ReadSession session)
    {
        var inputs = new Dictionary<string, InputValue>(StringComparer.Ordinal);
        foreach (var (name, value) in json)
        {
            var declared = type?.Input(name);
            if (value is null || (declared is null && Reserved.Contains(name)))
            {
                continue;
            }

            var read = declared is { IsPlain: true }
                ? new(declared.TypeName, null, value) { IsPlain = true }
                : declared is null && !LooksLikeInput(value, type is null)
                    ? null
                    : declared is null ? Wrapped(value, "Object") : Declared(value, declared);
            if (read is not null)
            {
                inputs[name] = read;
            }
            else if (value is JsonObject wrapper && declared is not null && !wrapper.ContainsKey("typeName"))
            {
                session.Warn("input-unset", $"Het veld \"{name}\" heeft geen type en telt als niet ingevuld. Vul het opnieuw in.", value, Members.Text(json, "id"));
            }
        }

        if (isAlias && type is not null)
        {
            AddPayload(inputs, type);
        }

        return inputs;
    }

    public static Dictionary<string, OutputBinding> Outputs(JsonObject json, ActivityType? type)
    {
        var outputs = new Dictionary<string, OutputBinding>(StringComparer.Ordinal);
        foreach (var (name, value) in json)
        {
            // an input of an older file may carry a reference to memory beside its expression
            if (value is JsonObject member && type?.Input(name) is null && !member.ContainsKey("expression")
                && Members.Filled(member["memoryReference"] as JsonObject, "id") is { } id)
            {
                outputs[name] = new(Members.Filled(member, "typeName") ?? "Object", id);
            }
        }

        return outputs;
    }

    // what the catalogue says of the type is exact, except where it says that anything goes
    private static InputValue? Declared(JsonNode value, ActivityInput declared)
    {
        var read = Wrapped(value, declared.TypeName, isExact: declared.TypeName != "Object");
        return declared.TypeName is not ("String" or "Object") && read is { Syntax: ExpressionSyntax.Literal, Text: "" } ? null : read;
    }

    /// <summary>An input in its wrapper, or as the bare value that stands for a literal.</summary>
    /// <param name="isExact">The type holds, whatever the wrapper says.</param>
    /// <returns>Null when it is not set.</returns>
    public static InputValue? Wrapped(JsonNode? value, string typeName, bool isExact = false)
    {
        switch (value)
        {
            case JsonObject wrapper when wrapper.ContainsKey("typeName"):
                return wrapper["expression"] is JsonObject expression
                    ? Expression(expression, isExact ? typeName : Members.Filled(wrapper, "typeName") ?? typeName)
                    : null;
            case null or JsonObject:
                return null;
            default:
                return new(typeName, null, value);
        }
    }

    /// <summary>The condition of a case: an expression without the wrapper of an input, or with it.</summary>
    public static InputValue Condition(JsonNode? value) =>
        (value is JsonObject json ? json["expression"] is JsonObject inner ? Expression(inner, "Boolean") : Expression(json, "Boolean") : Wrapped(value, "Boolean"))
        ?? new("Boolean", null, JsonValue.Create(false));

    private static InputValue? Expression(JsonObject expression, string typeName)
    {
        var name = Members.Filled(expression, "type");
        var value = expression["value"];
        // names differ in case between tools
        var syntax = Members.Named<ExpressionSyntax>(name);
        var read = new InputValue(typeName, syntax?.ToString() ?? name, value);
        return value is null && read.IsConstant ? null
            : syntax is ExpressionSyntax.Variable or ExpressionSyntax.Input && read is { Reference: null, Text: { Length: > 0 } text }
                // the bare id or name
                ? new(typeName, read.SyntaxName, new JsonObject { [syntax == ExpressionSyntax.Variable ? "id" : "name"] = text })
                : read;
    }

    private static bool LooksLikeInput(JsonNode value, bool isWorkflow) =>
        value is JsonObject wrapper ? wrapper.ContainsKey("typeName") && wrapper.ContainsKey("expression") : value is JsonValue && isWorkflow;

    // a payload that stands in the file holds the inputs of the activity that the task stands for
    private static void AddPayload(Dictionary<string, InputValue> inputs, ActivityType type)
    {
        if (inputs.GetValueOrDefault("payload") is not { IsConstant: true } payload
            || LiteralJson.Parsed(payload.Value) is not JsonObject members)
        {
            return;
        }

        foreach (var input in type.Inputs)
        {
            var name = members.Select(m => m.Key).FirstOrDefault(k => string.Equals(k, input.Name, StringComparison.OrdinalIgnoreCase));
            if (name is not null && members[name] is { } value)
            {
                inputs.TryAdd(input.Name, new(input.TypeName, value is JsonValue ? null : nameof(ExpressionSyntax.Object), value));
            }
        }
    }
}

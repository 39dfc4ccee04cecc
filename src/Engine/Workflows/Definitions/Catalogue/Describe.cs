using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions.Catalogue;

/// <summary>The words in which the catalogue describes inputs, outputs and outcomes.</summary>
internal static class Describe
{
    public static ActivityInput Input(string name, string typeName, JsonNode? standard = null) => new(name, typeName, standard);

    public static ActivityInput Needed(string name, string typeName) => new(name, typeName) { IsRequired = true };

    public static ActivityInput Plain(string name, string typeName, JsonNode? standard = null) => new(name, typeName, standard) { IsPlain = true };

    public static ActivityInput Lazy(string name, string typeName, JsonNode? standard = null) => new(name, typeName, standard) { IsLazy = true };

    public static ActivityInput Choice(string name, string standard, params string[] choices) =>
        new(name, "String", standard) { Choices = choices };

    public static ActivityOutput Output(string name, string typeName = "Object") => new(name, typeName);

    public static ChildPort One(string name) => new(name, PortShape.Single);

    public static ChildPort Many(string name) => new(name, PortShape.List);

    /// <summary>Fixed outcomes.</summary>
    public static Func<ActivityNode, IReadOnlyList<string>> Outcomes(params string[] outcomes) => _ => outcomes;

    /// <summary>Labels of the cases, then <c>Default</c>.</summary>
    public static IReadOnlyList<string> OfCases(ActivityNode node) => [.. node.Cases.Select(c => c.Label), "Default"];

    /// <summary>Texts of a list that stands in the file; none when an expression makes it.</summary>
    public static IReadOnlyList<string> ListIn(ActivityNode node, string input)
    {
        var value = node.Input(input);
        var list = value is { IsConstant: true } ? LiteralJson.Parsed(value.Value) as JsonArray : null;
        return list is null ? [] : [.. list.Select(LiteralJson.Plain).Where(text => text.Length > 0)];
    }

    /// <summary>Whether a switch stands on, or is decided by an expression.</summary>
    public static bool MayBe(InputValue value) =>
        !value.IsConstant || string.Equals(LiteralJson.Plain(value.Value), bool.TrueString, StringComparison.OrdinalIgnoreCase);
}

using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Tasks.Forms;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Rehearsals;

/// <summary>Made-up answers of people and systems, so that a rehearsal comes further than the first value that nobody gave.</summary>
public static class MadeUp
{
    private const string FormData = "formData";
    private const string Response = "response";

    /// <summary>What an activity of the portal hands on when all goes well, by the name of its output.</summary>
    /// <param name="at">The moment of the answer.</param>
    public static IReadOnlyDictionary<string, object?> Answer(ActivityNode node, IEnumerable<FormExample> forms, DateTimeOffset at)
    {
        var made = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var output in node.Type?.Outputs ?? [])
        {
            if ((output.Name is FormData or Response ? FormOf(node, forms)?.Values : Value(output, at)) is { } value)
            {
                made[output.Name] = value;
            }
        }

        return made;
    }

    /// <summary>The form that an activity shows, where its definition names it outright; null for none.</summary>
    public static FormExample? FormOf(ActivityNode node, IEnumerable<FormExample> forms) =>
        node.Input("formKey") is { IsConstant: true, Value: { } key } ? forms.FirstOrDefault(f => f.Key == LiteralJson.Plain(key)) : null;

    /// <summary>Name of the output that holds what the form gives; null for an activity without one.</summary>
    public static string? FormOutput(ActivityNode node) => node.Type?.Outputs.Select(o => o.Name).FirstOrDefault(n => n is FormData or Response);

    private static object? Value(ActivityOutput output, DateTimeOffset at) => output.TypeName switch
    {
        "String" when output.Name == "comment" => "Voorbeeld van een toelichting.",
        "String" when output.Name.EndsWith("Id", StringComparison.Ordinal) => $"voorbeeld-{output.Name}",
        "List<String>" when output.Name.EndsWith("Ids", StringComparison.Ordinal) => new List<object?> { $"voorbeeld-{output.Name}" },
        "List<String>" or "List<Object>" => new List<object?>(),
        "ObjectDictionary" => Plain.EmptyMap,
        "DateTimeOffset" => at,
        _ => null,
    };
}

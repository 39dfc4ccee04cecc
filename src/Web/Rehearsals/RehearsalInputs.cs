using Engine.Tenancy.Configuration;
using Engine.Workflows.Definitions;
using Engine.Workflows.Values;

namespace Web.Rehearsals;

/// <summary>What <c>--input</c> gives to a definition, as the types that it declares.</summary>
internal static class RehearsalInputs
{
    /// <param name="fault">What is wrong and what can be given, in Dutch; null when all fits.</param>
    public static IReadOnlyDictionary<string, object?> Read(WorkflowDefinition definition, IEnumerable<string> given, out string? fault)
    {
        var inputs = new OrderedDictionary<string, object?>();
        fault = null;
        foreach (var text in given)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            var name = at < 0 ? text : text[..at];
            if (at < 1)
            {
                fault ??= $"\"{text}\" is geen invoer. Schrijf --input naam=waarde.";
            }
            else if (Declared(definition, name) is not { } input)
            {
                fault ??= Unknown(definition, name);
            }
            else if (!TypeAlias.TryParse(input.TypeName, out var type))
            {
                fault ??= $"Invoer \"{input.Name}\" heeft het onbekende type {input.TypeName}. Pas de workflow aan.";
            }
            else if (Conversion.Try(text[(at + 1)..], type, out var value) is { } failure)
            {
                fault ??= $"Invoer \"{input.Name}\": {failure.Message}.";
            }
            else
            {
                inputs[input.Name] = value;
            }
        }

        return inputs;
    }

    /// <summary>A made-up value as somebody would type it; empty for a type that has none.</summary>
    public static string Example(WorkflowInput input) => input.TypeName switch
    {
        "String" when input.Name.Contains("mail", StringComparison.OrdinalIgnoreCase) || input.DisplayName?.Contains("mail", StringComparison.OrdinalIgnoreCase) == true => "voorbeeld@organisatie.example",
        "String" => "Voorbeeld",
        "List<String>" or "String[]" => "[\"voorbeeld\"]",
        "Int32" or "Int64" or "Decimal" or "Double" => "1",
        _ => "",
    };

    /// <summary>Made-up values, as <c>naam=waarde</c>, for what the definition needs and nobody gave.</summary>
    public static IReadOnlyList<string> MadeUp(WorkflowDefinition definition, IReadOnlyCollection<string> given)
    {
        var needed = NeededInputs.Of(definition);
        return [.. definition.Inputs.Where(i => needed.Contains(i.Name) && Example(i).Length > 0 && !given.Any(g => g.StartsWith(i.Name + "=", StringComparison.OrdinalIgnoreCase))).Select(i => $"{i.Name}={Example(i)}")];
    }

    private static WorkflowInput? Declared(WorkflowDefinition definition, string name) =>
        definition.Inputs.FirstOrDefault(i => i.Name == name) ?? definition.Inputs.FirstOrDefault(i => i.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static string Unknown(WorkflowDefinition definition, string name)
    {
        if (definition.Inputs.Count == 0)
        {
            return $"Invoer \"{name}\" bestaat niet: \"{definition.Name}\" vraagt geen invoer.";
        }

        var nearest = Spelling.Nearest(name, definition.Inputs.Select(i => i.Name));
        var known = string.Join(", ", definition.Inputs.Select(i => $"{i.Name} ({i.TypeName})"));
        return $"Invoer \"{name}\" bestaat niet. Bekend: {known}.{(nearest is null ? "" : $" Bedoelt u \"{nearest}\"?")}";
    }
}

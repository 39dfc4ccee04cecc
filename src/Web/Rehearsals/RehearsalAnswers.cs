using Engine.Workflows.Definitions;
using Engine.Workflows.Values;

namespace Web.Rehearsals;

/// <summary>What <c>--answer</c> says that activities hand on.</summary>
internal static class RehearsalAnswers
{
    public const string Outcome = "outcome";

    /// <param name="given">Each <c>activityId=outcome</c>, or <c>activityId={json}</c> with outputs by name and perhaps an outcome.</param>
    /// <param name="fault">What is wrong and what can be given, in Dutch; null when all fits.</param>
    public static Dictionary<string, IReadOnlyDictionary<string, object?>> Read(WorkflowDefinition definition, IEnumerable<string> given, out string? fault)
    {
        var answers = new Dictionary<string, IReadOnlyDictionary<string, object?>>(StringComparer.Ordinal);
        fault = null;
        foreach (var text in given)
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
            {
                fault ??= $"\"{text}\" is geen antwoord. Schrijf --answer activiteit=uitkomst, of --answer activiteit={{\"naam\": \"waarde\"}}.";
            }
            else if (definition.Tree.Find(text[..at]) is not { } node)
            {
                fault ??= $"Activiteit \"{text[..at]}\" bestaat niet in \"{definition.Name}\".";
            }
            else if (Values(text[(at + 1)..]) is not { } values)
            {
                fault ??= $"Het antwoord van \"{node.Id}\" is geen JSON-object.";
            }
            else
            {
                fault ??= FaultOf(node, values);
                answers[node.Id] = values;
            }
        }

        return answers;
    }

    private static IReadOnlyDictionary<string, object?>? Values(string text)
    {
        if (!text.TrimStart().StartsWith('{'))
        {
            return new Dictionary<string, object?>(StringComparer.Ordinal) { [Outcome] = text.Trim() };
        }

        try
        {
            return PlainJson.Read(text) as IReadOnlyDictionary<string, object?>;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string? FaultOf(ActivityNode node, IReadOnlyDictionary<string, object?> values)
    {
        if (values.TryGetValue(Outcome, out var outcome) && node.Outcomes is { } outcomes && !outcomes.Contains(outcome as string))
        {
            return $"\"{node.Id}\" kan niet eindigen met \"{outcome}\". Kies uit: {string.Join(", ", outcomes)}.";
        }

        var outputs = node.Type?.Outputs.Select(o => o.Name).ToList() ?? [];
        return values.Keys.FirstOrDefault(k => k != Outcome && !outputs.Contains(k)) is { } unknown
            ? $"\"{node.Id}\" geeft geen \"{unknown}\". Bekend: {string.Join(", ", outputs.Prepend(Outcome))}." : null;
    }
}

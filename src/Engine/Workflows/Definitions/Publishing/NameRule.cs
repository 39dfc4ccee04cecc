using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Constants that name something of the portal, such as a rule or a status, name what there is.</summary>
internal static class NameRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var names in subject.Context.Names)
        {
            var users = subject.Nodes.Where(n => n.TypeName == names.TypeName && n is { IsTaskAlias: false, Workflow: null }).ToList();
            var known = users.Count == 0 ? [] : names.Of(subject.Definition);
            foreach (var node in users)
            {
                foreach (var name in In(node, names.Input).Where(n => !known.Contains(n)))
                {
                    subject.Error("name-unknown", node, $"\"{name}\" in het veld \"{names.Input}\" bestaat hier niet. {Choice(known)}");
                }
            }
        }
    }

    private static IReadOnlyList<string> In(ActivityNode node, string input) => node.Input(input) switch
    {
        { IsConstant: true } value when LiteralJson.Parsed(value.Value) is JsonArray => Describe.ListIn(node, input),
        { IsConstant: true } value when LiteralJson.Plain(value.Value) is { Length: > 0 } text => [text],
        _ => [],
    };

    private static string Choice(IReadOnlyCollection<string> known) =>
        known.Count == 0 ? "Er is nog niets om uit te kiezen." : $"Kies uit: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
}

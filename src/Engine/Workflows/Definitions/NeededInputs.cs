using System.Text.RegularExpressions;
using Engine.Workflows.Definitions.Publishing;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions;

/// <summary>Inputs without which a definition cannot run to its end, as far as its text shows: an activity needs them, or an expression takes a part of them.</summary>
public static class NeededInputs
{
    /// <returns>Names as the definition declares them.</returns>
    public static IReadOnlySet<string> Of(WorkflowDefinition definition) =>
        definition.Tree.All.SelectMany(n => In(n, definition)).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> In(ActivityNode node, WorkflowDefinition definition)
    {
        foreach (var (field, reference) in new NodeExpressions(node).References)
        {
            var name = reference.Kind is ExpressionReferenceKind.Input or ExpressionReferenceKind.Accessor && !reference.IsWrite
                ? definition.Inputs.FirstOrDefault(i => NodeExpressions.Same(reference.Name, i.Name))?.Name : null;
            if (name is not null && (node.Type?.Input(field) is { IsRequired: true } || TakesPart(node.Input(field)?.Text ?? "", reference.Name)))
            {
                yield return name;
            }
        }
    }

    // nothing has no parts: getInput('Mail').toLowerCase() fails without Mail
    private static bool TakesPart(string script, string name) =>
        Regex.IsMatch(script, $@"(getInput\(\s*['""]{Regex.Escape(name)}['""]\s*\)|get{Regex.Escape(name)}\(\s*\))\s*[.\[]", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}

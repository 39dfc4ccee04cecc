using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Variables and inputs that expressions, outputs and SetVariable point to.</summary>
internal static class ReferenceRule
{
    /// <summary>Variables that a loop makes for its body.</summary>
    internal static readonly string[] OfLoops = ["CurrentValue", "CurrentIndex"];

    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes)
        {
            var ids = subject.VariablesInSight(node).Select(v => v.Id).ToHashSet(StringComparer.Ordinal);
            if (subject.Definition.Tree.AncestorsOf(node).Any(a => a.Type?.Outputs.Any(o => o.Name == "currentValue") == true))
            {
                ids.UnionWith(OfLoops);
            }

            CheckVariable(subject, node, ids);
            foreach (var (name, value) in node.Inputs)
            {
                CheckExpression(subject, node, name, value, ids);
            }

            foreach (var one in node.Cases)
            {
                CheckExpression(subject, node, one.Label, one.Condition, ids);
            }

            CheckOutputs(subject, node, ids);
        }
    }

    private static void CheckVariable(PublishSubject subject, ActivityNode node, HashSet<string> ids)
    {
        if (node.TypeName != DataActivities.SetVariable)
        {
            return;
        }

        if (node.Variable is null)
        {
            subject.Error("variable-unknown", node, "Er is geen variabele gekozen. Kies welke variabele een waarde krijgt.");
        }
        else if (!ids.Contains(node.Variable.Id))
        {
            subject.Error("variable-unknown", node, $"De variabele \"{node.Variable.Name}\" bestaat hier niet. Maak haar aan of kies een andere.");
        }
    }

    private static void CheckExpression(PublishSubject subject, ActivityNode node, string field, InputValue value, HashSet<string> ids)
    {
        if (value.Syntax == ExpressionSyntax.Variable && !ids.Contains(value.Reference ?? ""))
        {
            subject.Error("variable-unknown", node, $"Het veld \"{field}\" verwijst naar een variabele die hier niet bestaat. Kies een andere variabele.");
        }

        if (value.Syntax == ExpressionSyntax.Input && subject.Definition.Inputs.All(i => i.Name != value.Reference))
        {
            subject.Error("input-unknown", node, $"Het veld \"{field}\" verwijst naar de invoer \"{value.Reference}\" en die bestaat niet. Maak haar aan of kies een andere.");
        }
    }

    private static void CheckOutputs(PublishSubject subject, ActivityNode node, HashSet<string> ids)
    {
        foreach (var (name, binding) in node.Outputs)
        {
            // older releases gave every output a place of its own, named after the activity
            var isOwn = binding.MemoryId.StartsWith(node.Id + ":", StringComparison.Ordinal);
            if (!isOwn && !ids.Contains(binding.MemoryId) && subject.Definition.Outputs.All(o => o.Name != binding.MemoryId))
            {
                subject.Error("variable-unknown", node, $"De uitkomst \"{name}\" gaat naar een variabele of uitvoer die niet bestaat. Kies een andere of laat het veld leeg.");
            }
        }
    }
}

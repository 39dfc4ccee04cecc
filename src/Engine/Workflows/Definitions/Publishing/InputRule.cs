using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Inputs that an activity cannot do without, and values out of a fixed choice.</summary>
internal static class InputRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes.Where(n => n.Type is { Refusal: null }))
        {
            if (node.TypeName == FlowActivities.FlowJoin && node.Join is null)
            {
                subject.Error("join-mode", node, "Hoe de takken samenkomen moet vaststaan. Kies WaitAny, WaitAll of WaitAllActive.");
            }

            foreach (var input in node.Type?.Inputs ?? [])
            {
                CheckInput(subject, node, input);
            }
        }
    }

    private static void CheckInput(PublishSubject subject, ActivityNode node, ActivityInput input)
    {
        var value = node.Input(input.Name);
        if (value is null)
        {
            // a task that stands for another activity may get its inputs from an expression
            if (input.IsRequired && node.Input("payload") is null)
            {
                Missing(subject, node, input.Name);
            }
        }
        else if (input.IsRequired && value is { Syntax: ExpressionSyntax.Literal } && LiteralJson.Plain(value.Value).Length == 0)
        {
            Missing(subject, node, input.Name);
        }
        else if (input.Choices.Count > 0 && value.Syntax == ExpressionSyntax.Literal && node.TypeName != FlowActivities.FlowJoin
            && !input.Choices.Contains(LiteralJson.Plain(value.Value), StringComparer.OrdinalIgnoreCase))
        {
            subject.Error("choice-unknown", node, $"\"{LiteralJson.Plain(value.Value)}\" kan niet in het veld \"{input.Name}\". Kies uit: {string.Join(", ", input.Choices)}.");
        }
    }

    // without it the portal can do nothing but stop the process; an activity of Elsa may still do something
    private static void Missing(PublishSubject subject, ActivityNode node, string input)
    {
        var message = $"Het veld \"{input}\" is leeg. Zonder dat veld kan {node.TypeName} niets doen: vul het in.";
        if (node.TypeName.StartsWith(PortalActivities.Prefix, StringComparison.Ordinal) && !node.IsTaskAlias)
        {
            subject.Error("input-needed", node, message);
        }
        else
        {
            subject.Warn("input-missing", node, message);
        }
    }
}

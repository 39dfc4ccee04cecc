using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Scripts and templates that can be read, in a notation that may run, with names that exist.</summary>
internal static class ExpressionRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes)
        {
            foreach (var (name, value) in node.Inputs.Where(i => i.Value.Refusal is not null))
            {
                subject.Error("syntax-refused", node, $"In het veld \"{name}\": {value.Refusal}.");
            }

            foreach (var one in node.Cases.Where(c => c.Condition.Refusal is not null))
            {
                subject.Error("syntax-refused", node, $"In de voorwaarde \"{one.Label}\": {one.Condition.Refusal}.");
            }

            CheckTexts(subject, node);
        }
    }

    private static void CheckTexts(PublishSubject subject, ActivityNode node)
    {
        var expressions = subject.Expressions(node);
        foreach (var (field, problem) in expressions.Problems.Where(p => node.Input(p.Field)?.Refusal is null && node.Cases.All(c => c.Label != p.Field || c.Condition.Refusal is null)))
        {
            subject.Error("script", node, $"In \"{field}\": {problem}.");
        }

        foreach (var (field, reference) in expressions.References.Where(r => IsUnknown(subject, node, r.Reference)).DistinctBy(r => (r.Field, r.Reference.Name)))
        {
            subject.Warn("name-unknown", node, $"In \"{field}\" staat \"{reference.Name}\", en die naam bestaat hier niet. Maak een variabele of invoer met die naam, of verbeter hem.");
        }
    }

    // a loop makes variables of its own, and an activity is known by name or id
    private static bool IsUnknown(PublishSubject subject, ActivityNode node, ExpressionReference reference) => reference.Kind switch
    {
        ExpressionReferenceKind.Variable => !IsVariable(subject, node, reference.Name),
        ExpressionReferenceKind.Input => !IsInput(subject, reference.Name),
        ExpressionReferenceKind.Activity => !IsActivity(subject, reference.Name),
        ExpressionReferenceKind.Accessor => !IsVariable(subject, node, reference.Name) && !IsInput(subject, reference.Name) && !IsOutput(subject, reference.Name),
        // told as an id that does not exist
        ExpressionReferenceKind.VariableId => false,
    };

    private static bool IsVariable(PublishSubject subject, ActivityNode node, string name) =>
        ReferenceRule.OfLoops.Contains(name) || subject.VariablesInSight(node).Any(v => NodeExpressions.Same(name, v.Name));

    private static bool IsInput(PublishSubject subject, string name) => subject.Definition.Inputs.Any(i => NodeExpressions.Same(name, i.Name));

    private static bool IsActivity(PublishSubject subject, string name) =>
        subject.Nodes.Any(n => n.Id == name || (n.Name is { } own && NodeExpressions.Same(name, own)));

    private static bool IsOutput(PublishSubject subject, string name) =>
        name.LastIndexOf("From", StringComparison.Ordinal) is > 0 and var at && IsActivity(subject, name[(at + "From".Length)..]);
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>The size of the whole and of each expression, and ids that are unique.</summary>
internal static class LimitRule
{
    public static void Check(PublishSubject subject)
    {
        var definition = subject.Definition;
        if (Encoding.UTF8.GetByteCount(DefinitionWriter.Write(definition)) > DefinitionLimits.Bytes)
        {
            subject.Error("limit-bytes", null, "De workflow is groter dan 2 MB. Splits haar in kleinere workflows.");
        }

        var variables = definition.Variables.Count + subject.Nodes.Sum(n => n.Variables.Count);
        if (variables > DefinitionLimits.Variables)
        {
            subject.Error("limit-variables", null, string.Create(CultureInfo.InvariantCulture,
                $"De workflow heeft {variables} variabelen; {DefinitionLimits.Variables} is het meeste. Voeg variabelen samen of splits de workflow."));
        }

        if (subject.Nodes.Count > DefinitionLimits.Nodes)
        {
            subject.Error("limit-nodes", null, string.Create(CultureInfo.InvariantCulture,
                $"De workflow heeft {subject.Nodes.Count} activiteiten; {DefinitionLimits.Nodes} is het meeste. Splits haar in kleinere workflows."));
        }

        if (subject.Nodes.Count(FlowRule.IsTrigger) > DefinitionLimits.Triggers)
        {
            subject.Error("limit-triggers", null, string.Create(CultureInfo.InvariantCulture,
                $"De workflow kan op meer dan {DefinitionLimits.Triggers} manieren starten. Splits haar in workflows met elk een eigen begin."));
        }

        foreach (var node in subject.Nodes)
        {
            CheckNode(subject, node);
        }
    }

    private static void CheckNode(PublishSubject subject, ActivityNode node)
    {
        if (!ReferenceEquals(subject.Definition.Tree.Find(node.Id), node))
        {
            subject.Error("id-twice", node, $"De id \"{node.Id}\" is van meer dan één activiteit. Geef deze activiteit een eigen id.");
        }

        foreach (var (name, value) in node.Inputs.Where(i => !i.Value.IsPlain && IsLong(i.Value.Value)))
        {
            subject.Error("limit-expression", node, $"De tekst in \"{name}\" is langer dan 8 kB. Maak hem korter of zet hem in een sjabloon.");
        }

        foreach (var one in node.Cases.Where(c => IsLong(c.Condition.Value)))
        {
            subject.Error("limit-expression", node, $"De voorwaarde van \"{one.Label}\" is langer dan 8 kB. Maak haar korter.");
        }
    }

    private static bool IsLong(JsonNode? value) => Encoding.UTF8.GetByteCount(LiteralJson.Plain(value)) > DefinitionLimits.ExpressionBytes;
}

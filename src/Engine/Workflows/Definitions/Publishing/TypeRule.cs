using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Activities that exist, may run here and whose feature is on; expressions in a language that may run.</summary>
internal static class TypeRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes)
        {
            CheckType(subject, node);
            CheckMergeMode(subject, node);
            if (node.CustomProperties["notFoundConnections"] is System.Text.Json.Nodes.JsonArray { Count: > 0 })
            {
                subject.Warn("connection-lost", node, "Een verbinding zonder begin of eind is vervallen. Teken haar opnieuw als ze nodig is.");
            }
        }
    }

    private static void CheckType(PublishSubject subject, ActivityNode node)
    {
        if (node.Type is { Refusal: { } refusal })
        {
            subject.Error("type-refused", node, $"{node.TypeName} kan niet worden gepubliceerd. {refusal}");
        }
        else if (node.Type?.Feature is { } needed && subject.Context.MissingFeature(needed) is { } feature)
        {
            subject.Error("feature-off", node, $"{node.TypeName} heeft de functie \"{feature}\" nodig, en die staat uit. Zet de functie aan of haal de activiteit weg.");
        }
        else if (node.Type is null && node.Workflow is null)
        {
            subject.Error("type-unknown", node, node.TypeName.Length == 0
                ? "Deze activiteit heeft geen type. Verwijder haar of kies een activiteit uit de lijst."
                : $"De activiteit {node.TypeName} bestaat hier niet. Vervang haar door een activiteit uit de lijst.");
        }
    }

    private static void CheckMergeMode(PublishSubject subject, ActivityNode node)
    {
        var mode = node.TypeName == FlowActivities.FlowJoin ? "" : LiteralJson.Plain(node.CustomProperties["mergeMode"]);
        if (mode.Equals("Cascade", StringComparison.OrdinalIgnoreCase))
        {
            subject.Error("merge-mode", node, "De samenkomst \"Cascade\" kan niet. Kies \"Stream\", of zet er een Samenkomst (Elsa.FlowJoin) voor.");
        }
        else if (mode.Equals("Merge", StringComparison.OrdinalIgnoreCase) || mode.Equals("Converge", StringComparison.OrdinalIgnoreCase))
        {
            subject.Warn("merge-mode", node, "De samenkomst wacht hier op alle takken die gevolgd zijn, en niet op takken die zijn overgeslagen.");
        }
    }
}

using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>What a definition writes in the log of the portal stands in the file: an expression could put data of a person there.</summary>
internal static class NoteRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes.Where(n => n.TypeName == PortalActivities.AuditNote))
        {
            foreach (var input in (string[])["category", "text"])
            {
                if (node.Input(input) is { IsConstant: false } || (node.IsTaskAlias && node.Input("payload") is { IsConstant: false }))
                {
                    subject.Error("note-constant", node, $"Het veld \"{input}\" komt in het logboek en moet een vaste tekst zijn, zonder gegevens van personen.");
                }
            }
        }
    }
}

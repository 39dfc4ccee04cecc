using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>XML for a provider goes to a connector, so the definition names one and what it is asked.</summary>
internal static class ForwardRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes.Where(n => n is { TypeName: PortalActivities.ForwardToProvider, IsTaskAlias: false, Workflow: null }))
        {
            var sendsXml = node.Input("channel") is { IsConstant: true } channel && LiteralJson.Plain(channel.Value).ToLowerInvariant() is "xml" or "both";
            foreach (var input in sendsXml ? (string[])["connectorKey", "operation"] : [])
            {
                if (node.Input(input) is null)
                {
                    subject.Error("forward-connector", node, $"Met \"xml\" of \"both\" gaat het bericht naar een koppeling. Vul het veld \"{input}\" in.");
                }
            }
        }
    }
}

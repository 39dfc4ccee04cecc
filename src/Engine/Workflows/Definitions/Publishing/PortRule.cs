using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Connections that leave an activity by an outcome that it has.</summary>
internal static class PortRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var flowchart in subject.Nodes)
        {
            foreach (var connection in flowchart.Connections)
            {
                if (flowchart.Children.FirstOrDefault(c => c.Node.Id == connection.SourceId)?.Node is { HasOpenOutcomes: false } source
                    && OutcomesOf(subject, source) is { } outcomes
                    && !outcomes.Contains(connection.SourcePort ?? ActivityType.DoneOutcome))
                {
                    subject.Error("port-unknown", source,
                        $"Er vertrekt een verbinding bij \"{connection.SourcePort}\", maar deze activiteit heeft alleen: {string.Join(", ", outcomes)}. Sluit de verbinding aan op een van deze.");
                }
            }
        }
    }

    /// <returns>Null when nobody knows.</returns>
    internal static IReadOnlyList<string>? OutcomesOf(PublishSubject subject, ActivityNode node)
    {
        if (node.Workflow is not { } reference)
        {
            // what is unknown or refused has been said already
            return node.Type is { Refusal: null } ? node.Outcomes : null;
        }

        return subject.Context.FindWorkflow(reference) is { } workflow
            ? workflow.Outcomes.Count > 0 ? workflow.Outcomes : [ActivityType.DoneOutcome]
            : null;
    }
}

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Other workflows that are used or called: they exist, may be used, and do not lead back to this one.</summary>
internal static class WorkflowRule
{
    private const int MostFollowed = 200;

    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes)
        {
            if (node.Workflow is { } used)
            {
                CheckUsed(subject, node, used);
            }
            else if (UsedWorkflows.CalledBy(node) is { } id && id != subject.Definition.DefinitionId && subject.Context.FindWorkflow(new("", id, null, 0)) is null)
            {
                subject.Error("workflow-unknown", node, $"De workflow \"{id}\" bestaat niet of is niet gepubliceerd. Publiceer die eerst of kies een andere.");
            }
        }
    }

    private static void CheckUsed(PublishSubject subject, ActivityNode node, WorkflowReference used)
    {
        var child = WorkflowTypeName.Means(used, subject.Definition) ? subject.Definition : subject.Context.FindWorkflow(used);
        if (child is null)
        {
            subject.Error("workflow-unknown", node, $"De activiteit of workflow \"{node.TypeName}\" bestaat niet of is niet gepubliceerd. Publiceer die workflow eerst of kies een andere.");
        }
        else if (LeadsBack(subject, child))
        {
            subject.Error("workflow-cycle", node, $"De workflow \"{child.Name}\" gebruikt deze workflow, zelf of door een andere; dat houdt nooit op. Start één van beide met Elsa.DispatchWorkflow.");
        }
        else if (!child.Options.UsableAsActivity)
        {
            subject.Error("workflow-unusable", node, $"De workflow \"{child.Name}\" mag niet als activiteit worden gebruikt. Zet dat aan bij die workflow of start haar met Elsa.DispatchWorkflow.");
        }
    }

    private static bool LeadsBack(PublishSubject subject, WorkflowDefinition child)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<WorkflowDefinition>([child]);
        while (open.TryPop(out var at) && seen.Count < MostFollowed)
        {
            if (at.DefinitionId == subject.Definition.DefinitionId)
            {
                return true;
            }

            foreach (var next in seen.Add(at.DefinitionId) ? at.Tree.All.Select(n => n.Workflow).OfType<WorkflowReference>() : [])
            {
                // the version under check may be the first, which nobody finds yet
                if ((WorkflowTypeName.Means(next, subject.Definition) ? subject.Definition : subject.Context.FindWorkflow(next)) is { } found)
                {
                    open.Push(found);
                }
            }
        }

        return false;
    }
}

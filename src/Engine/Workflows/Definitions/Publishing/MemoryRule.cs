namespace Engine.Workflows.Definitions.Publishing;

/// <summary>A variable that is kept in memory alone is gone after a wait: who reads it then reads its default.</summary>
internal static class MemoryRule
{
    public static void Check(PublishSubject subject)
    {
        var tree = subject.Definition.Tree;
        var order = new RunOrder(tree);
        CheckScope(subject, subject.Nodes, null, subject.Definition.Variables, order);
        foreach (var container in tree.All.Where(n => n.Variables.Any(v => v.IsMemory)))
        {
            var inside = tree.All.Where(n => ReferenceEquals(n, container) || tree.AncestorsOf(n).Any(a => ReferenceEquals(a, container))).ToList();
            CheckScope(subject, inside, container, container.Variables, order);
        }
    }

    private static void CheckScope(PublishSubject subject, IReadOnlyList<ActivityNode> inside, ActivityNode? scope, IReadOnlyList<WorkflowVariable> variables, RunOrder order)
    {
        if (!variables.Any(v => v.IsMemory))
        {
            return;
        }

        var waiting = inside.Where(n => n.IsBlocking).ToList();
        var late = inside.Where(n => waiting.Any(w => order.MayFollow(w, n, scope))).ToList();
        foreach (var variable in variables.Where(v => v.IsMemory))
        {
            if (late.FirstOrDefault(n => subject.Expressions(n).Reads(variable)) is { } reader)
            {
                subject.Warn("memory-after-wait", reader,
                    $"De variabele \"{variable.Name}\" staat alleen in het geheugen en is na het wachten leeg, terwijl zij hier wordt gelezen. Kies \"Workflow Instance\" als opslag.");
            }
        }
    }
}

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>When the state is stored and how often a fault is tried again.</summary>
internal static class KeepingRule
{
    public static void Check(PublishSubject subject)
    {
        CheckName(subject, null, subject.Definition.Options.CommitStrategy);
        foreach (var node in subject.Nodes)
        {
            CheckName(subject, node, CommitStrategies.NameOf(node));
            RetryPolicy.Read(node, out var fault);
            if (fault is not null)
            {
                subject.Error("retry", node, fault);
            }
        }
    }

    private static void CheckName(PublishSubject subject, ActivityNode? node, string? name)
    {
        if (name is not null && !CommitStrategies.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            subject.Warn("commit-strategy", node, $"\"{name}\" bestaat hier niet; de stand wordt bewaard als de workflow wacht en na elke honderd activiteiten. Mogelijk zijn: {string.Join(", ", CommitStrategies.Names)}.");
        }
    }
}

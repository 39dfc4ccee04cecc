using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Comparing;

/// <summary>Compares activities by id, each by its own members and by where it stands.</summary>
internal static class ActivityComparison
{
    private static readonly string[] Apart = ["id", "nodeId", "metadata", "connections"];

    public static IEnumerable<PartChange> Compare(NodeTree before, NodeTree after)
    {
        foreach (var gone in before.All.Where(n => after.Find(n.Id) is null))
        {
            yield return new(ChangeKind.Removed, gone.Id, gone.Label, gone.TypeName, []);
        }

        foreach (var node in after.All)
        {
            if (before.Find(node.Id) is not { } old)
            {
                yield return new(ChangeKind.Added, node.Id, node.Label, node.TypeName, []);
            }
            else if (Fields(old, before, node, after).ToList() is { Count: > 0 } fields)
            {
                yield return new(ChangeKind.Changed, node.Id, node.Label, node.TypeName, fields);
            }
        }
    }

    private static IEnumerable<FieldChange> Fields(ActivityNode old, NodeTree before, ActivityNode node, NodeTree after)
    {
        var ports = (old.Type?.Ports ?? []).Concat(node.Type?.Ports ?? []).Select(p => p.Name);
        foreach (var change in MemberComparison.Compare(old.Raw, node.Raw, Apart.Concat(ports)))
        {
            yield return change;
        }

        var (was, now) = (Cases(old), Cases(node));
        if (was != now)
        {
            yield return new("cases", was, now);
        }

        if (Container(old, before) is var from && Container(node, after) is var to && from != to)
        {
            yield return new("container", from, to);
        }

        if (Order(old, node) is { } order)
        {
            yield return order;
        }

        foreach (var change in Drawing(old, node))
        {
            yield return change;
        }
    }

    // the cases of a switch hold activities, which are compared by themselves; of a flow switch they are an ordinary member
    private static string? Cases(ActivityNode node) => node.Type?.Ports.Any(p => p.Name == "cases") == true
        ? string.Join("; ", node.Cases.Select(c => $"{c.Label} = {c.Condition.SyntaxName}: {LiteralJson.Plain(c.Condition.Value)}"))
        : null;

    private static string? Container(ActivityNode node, NodeTree tree) => tree.ParentOf(node) is { } parent
        ? $"{parent.Label} / {parent.Children.FirstOrDefault(c => ReferenceEquals(c.Node, node))?.Port}"
        : null;

    // of those that stayed; a flowchart runs in the order of its connections
    private static FieldChange? Order(ActivityNode old, ActivityNode node)
    {
        var before = old.Children.Where(c => node.Children.Any(n => n.Node.Id == c.Node.Id)).ToList();
        var after = node.Children.Where(c => old.Children.Any(o => o.Node.Id == c.Node.Id)).ToList();
        return node.TypeName == FlowActivities.Flowchart || before.Select(c => c.Node.Id).SequenceEqual(after.Select(c => c.Node.Id))
            ? null
            : new("order", string.Join(", ", before.Select(c => c.Node.Label)), string.Join(", ", after.Select(c => c.Node.Label)));
    }

    private static IEnumerable<FieldChange> Drawing(ActivityNode old, ActivityNode node)
    {
        var before = old.Raw["metadata"] as JsonObject ?? [];
        var after = node.Raw["metadata"] as JsonObject ?? [];
        return MemberComparison.Compare(before, after, []);
    }
}

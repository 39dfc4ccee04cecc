using System.Collections.Concurrent;

namespace Engine.Workflows.Definitions;

/// <summary>The activities of one definition by id and by place.</summary>
public sealed class NodeTree
{
    public static readonly NodeTree Empty = new();

    private readonly ConcurrentDictionary<(string NodeId, string? StartId), FlowGraph> graphs = new();
    private readonly List<ActivityNode> all = [];
    private readonly Dictionary<string, ActivityNode> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActivityNode> byNodeId = new(StringComparer.Ordinal);
    private readonly Dictionary<ActivityNode, ActivityNode> parents = new(ReferenceEqualityComparer.Instance);

    public NodeTree(ActivityNode root) => Add(root);

    private NodeTree()
    {
    }

    /// <summary>All activities, parents before children, in the order of the file.</summary>
    public IReadOnlyList<ActivityNode> All => all;

    /// <returns>Null when there is none; the first when a file gives an id twice, which is refused at publish.</returns>
    public ActivityNode? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The activity at a place, named by the ids of its ancestors and itself.</summary>
    public ActivityNode? At(string nodeId) => byNodeId.GetValueOrDefault(nodeId);

    /// <summary>The connections of a flowchart as seen from its start, or from the trigger that started the run; made once.</summary>
    public FlowGraph GraphOf(ActivityNode flowchart, string? startId = null) =>
        graphs.GetOrAdd((flowchart.NodeId, startId), static (key, from) => new(from, key.StartId), flowchart);

    /// <returns>Null for the root.</returns>
    public ActivityNode? ParentOf(ActivityNode node) => parents.GetValueOrDefault(node);

    /// <summary>From the nearest container up to the root.</summary>
    public IEnumerable<ActivityNode> AncestorsOf(ActivityNode node)
    {
        for (var at = ParentOf(node); at is not null; at = ParentOf(at))
        {
            yield return at;
        }
    }

    private void Add(ActivityNode node)
    {
        all.Add(node);
        byId.TryAdd(node.Id, node);
        byNodeId.TryAdd(node.NodeId, node);
        foreach (var child in node.Children)
        {
            parents[child.Node] = node;
            Add(child.Node);
        }
    }
}

namespace Engine.Tests.Workflows.Execution;

internal enum ModelKind
{
    Line,
    Decision,
    Fork,
    Event,
    JoinAny,
    JoinAll,
    JoinActive,
}

internal sealed record ModelNode(string Id, ModelKind Kind);

/// <param name="Port">Done, True or False.</param>
internal sealed record ModelLink(int From, string Port, int To);

/// <summary>
/// The rules of flowcharts written down a second time, over plain arrays and without a word of the engine: what starts in which order. Completed
/// activations and those that are under way are counted apart, where the engine counts decisions.
/// </summary>
internal sealed class FlowModel
{
    private readonly List<ModelNode> nodes;
    private readonly List<ModelLink> links;
    private readonly bool[] isBackward;
    private readonly bool[] isReached;
    private readonly int[] completed;
    private readonly int[] underWay;
    private readonly int[] visits;
    private readonly bool[] followed;
    private readonly Queue<(int Node, bool Back)> queue = new();
    private readonly List<(int Node, bool Back)> waiting = [];
    private readonly int decisionsTrue;
    private int decisions;

    /// <param name="decisionsTrue">So many decisions say True, all later ones False.</param>
    public FlowModel(List<ModelNode> nodes, List<ModelLink> links, int decisionsTrue)
    {
        (this.nodes, this.links, this.decisionsTrue) = (nodes, links, decisionsTrue);
        (completed, underWay) = (new int[nodes.Count], new int[nodes.Count]);
        (visits, followed, isBackward) = (new int[links.Count], new bool[links.Count], new bool[links.Count]);
        isReached = new bool[nodes.Count];
        Classify();
    }

    /// <summary>Ids of activities in the order in which they start.</summary>
    public List<string> Started { get; } = [];

    public IEnumerable<string> Waiting => waiting.Select(w => nodes[w.Node].Id);

    public int Backward => isBackward.Count(b => b);

    /// <summary>Whether each way to the source of a backward link passes its target.</summary>
    public bool BackwardIsValid => links.Where((l, i) => isBackward[i] && l.From != l.To).All(l => !Reaches(0, l.From, without: l.To));

    public void Start()
    {
        queue.Enqueue((0, true));
        Drain();
    }

    public void Resume(string id)
    {
        var at = waiting.FindIndex(w => nodes[w.Node].Id == id);
        var (node, back) = waiting[at];
        waiting.RemoveAt(at);
        Complete(node, back, ["Done"]);
        Drain();
    }

    private void Drain()
    {
        while (queue.TryDequeue(out var next))
        {
            Started.Add(nodes[next.Node].Id);
            if (nodes[next.Node].Kind == ModelKind.Event)
            {
                waiting.Add(next);
                continue;
            }

            if (nodes[next.Node].Kind == ModelKind.JoinAny)
            {
                CancelAhead(next.Node);
            }

            Complete(next.Node, next.Back, nodes[next.Node].Kind switch
            {
                ModelKind.Decision => [++decisions <= decisionsTrue ? "True" : "False"],
                ModelKind.Fork => ["True", "False"],
                _ => ["Done"],
            });
        }
    }

    private void Complete(int node, bool back, string[] outcomes)
    {
        if (!back)
        {
            underWay[node]--;
            completed[node]++;
        }

        Leave(node, outcomes);
    }

    private void Leave(int node, string[] outcomes)
    {
        for (var i = 0; i < links.Count; i++)
        {
            if (links[i].From != node)
            {
                continue;
            }

            visits[i]++;
            followed[i] = outcomes.Contains(links[i].Port);
            if (isBackward[i])
            {
                if (followed[i])
                {
                    queue.Enqueue((links[i].To, true));
                }
            }
            else
            {
                Arrive(i);
            }
        }
    }

    private void Arrive(int link)
    {
        var target = links[link].To;
        var inbound = Enumerable.Range(0, links.Count).Where(i => links[i].To == target && !isBackward[i] && isReached[links[i].From]).ToArray();
        var a = completed[target] + underWay[target];
        var (min, max) = (inbound.Min(i => visits[i]), inbound.Max(i => visits[i]));
        var anyFollowed = max > a && inbound.Any(i => visits[i] == max && followed[i]);
        var allFollowed = max > a && inbound.All(i => visits[i] == max && followed[i]);
        if (nodes[target].Kind == ModelKind.JoinAny)
        {
            if (visits[link] <= a)
            {
                return;
            }

            if (anyFollowed)
            {
                Run(target);
                CancelAhead(target);
            }
            else if (min > a)
            {
                Skip(target);
            }
        }
        else if (min > a)
        {
            if (nodes[target].Kind == ModelKind.JoinAll ? allFollowed : anyFollowed)
            {
                Run(target);
            }
            else
            {
                Skip(target);
            }
        }
    }

    private void Run(int node)
    {
        underWay[node]++;
        queue.Enqueue((node, false));
    }

    private void Skip(int node)
    {
        completed[node]++;
        Leave(node, []);
    }

    private void CancelAhead(int target)
    {
        var ahead = Enumerable.Range(0, nodes.Count).Where(n => n != target && Reaches(n, target, without: -1) && isReached[n]).ToHashSet();
        foreach (var (node, back) in waiting.Where(w => ahead.Contains(w.Node)).ToList())
        {
            waiting.Remove((node, back));
            Complete(node, back, []);
        }
    }

    // breadth first; a link whose target already leads to its source closes a loop
    private void Classify()
    {
        var seen = new Queue<int>([0]);
        isReached[0] = true;
        HashSet<int> passed = [];
        while (seen.TryDequeue(out var at))
        {
            for (var i = 0; i < links.Count; i++)
            {
                if (links[i].From != at)
                {
                    continue;
                }

                var to = links[i].To;
                isBackward[i] = isReached[to] && (to == at || Walk(to, passed).Contains(at));
                if (!isBackward[i])
                {
                    passed.Add(i);
                    if (!isReached[to])
                    {
                        isReached[to] = true;
                        seen.Enqueue(to);
                    }
                }
            }
        }
    }

    private HashSet<int> Walk(int from, HashSet<int> allowed, int without = -1)
    {
        HashSet<int> found = [from];
        for (var grown = true; grown;)
        {
            grown = false;
            foreach (var i in allowed.Where(i => found.Contains(links[i].From) && links[i].To != without))
            {
                grown |= found.Add(links[i].To);
            }
        }

        return found;
    }

    private bool Reaches(int from, int to, int without) => from != without
        && Walk(from, [.. Enumerable.Range(0, links.Count).Where(i => !isBackward[i] && isReached[links[i].From])], without).Contains(to);
}

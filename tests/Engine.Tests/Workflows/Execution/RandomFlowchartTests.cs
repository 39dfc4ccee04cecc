using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Shouldly;
using static Engine.Tests.Workflows.Execution.Draw;

namespace Engine.Tests.Workflows.Execution;

/// <summary>Drawings that nobody would draw, against the rules written down a second time and against what must hold for each of them.</summary>
public sealed class RandomFlowchartTests
{
    [Fact]
    public void Drawings_with_loops_forks_and_joins_start_what_the_rules_say_in_that_order()
    {
        var (loops, waits, cancels) = (0, 0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (nodes, links) = Picture(random, backward: true);
            var trues = random.Next(0, 5);
            var model = new FlowModel(nodes, links, trues);
            if (!model.BackwardIsValid)
            {
                continue;
            }

            var run = new TestInstance(Compiled(nodes, links, trues));
            model.Start();
            run.Start();
            Compare(seed, run, model);
            while (run.State.Bookmarks.Count > 0)
            {
                var next = run.State.Bookmarks[random.Next(run.State.Bookmarks.Count)];
                // of two executions of one activity the older goes on
                model.Resume(next.ActivityId);
                run.Resume(next.ActivityId);
                Compare(seed, run, model);
                waits++;
            }

            run.Sub.ShouldBe(WorkflowSubStatus.Finished, $"seed {seed}");
            loops += model.Backward > 0 ? 1 : 0;
            cancels += run.Journal.Count(j => j.EndsWith("Canceled", StringComparison.Ordinal));
        }

        loops.ShouldBeGreaterThan(30);
        waits.ShouldBeGreaterThan(100);
        cancels.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Without_loops_a_join_neither_loses_nor_doubles()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (nodes, links) = Picture(random, backward: false);
            // joins of any cancel, and what is cancelled is another rule
            nodes = [.. nodes.Select(n => n.Kind == ModelKind.JoinAny ? n with { Kind = ModelKind.JoinActive } : n)];
            var run = new TestInstance(Compiled(nodes, links, int.MaxValue)).Start();
            while (run.State.Bookmarks.Count > 0)
            {
                run.Resume(run.State.Bookmarks[random.Next(run.State.Bookmarks.Count)].ActivityId);
            }

            // every decision says True: what runs follows from the drawing alone
            var runs = new bool[nodes.Count];
            runs[0] = true;
            foreach (var i in Enumerable.Range(1, nodes.Count - 1))
            {
                var inbound = links.Where(l => l.To == i && Reached(links, l.From)).Select(l => runs[l.From] && (l.Port is "Done" or "True" || nodes[l.From].Kind == ModelKind.Fork)).ToList();
                runs[i] = inbound.Count > 0 && (nodes[i].Kind == ModelKind.JoinAll ? inbound.TrueForAll(f => f) : inbound.Contains(true));
            }

            Started(run).Order(StringComparer.Ordinal).ShouldBe(nodes.Where((_, i) => runs[i]).Select(n => n.Id).Order(StringComparer.Ordinal), $"seed {seed}");
            run.Sub.ShouldBe(WorkflowSubStatus.Finished, $"seed {seed}");
        }
    }

    [Fact]
    public void Any_drawing_ends_or_says_why_not_and_nothing_fires_more_often_than_it_was_reached()
    {
        var faults = 0;
        for (var seed = 0; seed < 250; seed++)
        {
            var random = new Random(seed);
            var (nodes, links) = Picture(random, backward: true, wild: true);
            var run = new TestInstance(Compiled(nodes, links, random.Next(0, 6))).Start();
            for (var guard = 0; guard < 60 && run.State.Bookmarks.Count > 0 && !run.State.IsFinished; guard++)
            {
                run.Resume(run.State.Bookmarks[random.Next(run.State.Bookmarks.Count)].ActivityId);
            }

            (run.State.IsFinished || run.State.Bookmarks.Count > 0).ShouldBeTrue($"seed {seed}");
            (run.Sub == WorkflowSubStatus.Faulted).ShouldBe(run.State.Incidents.Count > 0, $"seed {seed}");
            faults += run.State.Incidents.Count;
            var ended = run.Journal.Where(j => j.EndsWith(" Completed", StringComparison.Ordinal)).CountBy(j => j.Split(' ')[0]).ToDictionary();
            foreach (var (id, times) in Started(run).CountBy(s => s).Where(s => s.Key != nodes[0].Id))
            {
                var reached = links.Where(l => nodes[l.To].Id == id).Sum(l => ended.GetValueOrDefault(nodes[l.From].Id) + run.Journal.Count(j => j == $"{nodes[l.From].Id} Canceled"));
                times.ShouldBeLessThanOrEqualTo(reached, $"seed {seed} {id}");
            }
        }

        faults.ShouldBeGreaterThan(0, "wild drawings hold connections that may not lead back");
    }

    private static void Compare(int seed, TestInstance run, FlowModel model)
    {
        Started(run).ShouldBe(model.Started, $"seed {seed}");
        run.State.Bookmarks.Select(b => b.ActivityId).Order(StringComparer.Ordinal).ShouldBe(model.Waiting.Order(StringComparer.Ordinal), $"seed {seed}");
    }

    private static List<string> Started(TestInstance run) =>
        [.. run.Effects.OfType<JournalRecord>().Where(j => j.Event == JournalEvent.Started && j.ActivityId is not ("" or "flow")).Select(j => j.ActivityId)];

    private static bool Reached(List<ModelLink> links, int node) => node == 0 || links.Exists(l => l.To == node && Reached(links, l.From));

    private static (List<ModelNode> Nodes, List<ModelLink> Links) Picture(Random random, bool backward, bool wild = false)
    {
        var count = random.Next(4, 13);
        List<ModelNode> nodes = [new("n0", ModelKind.Line)];
        for (var i = 1; i < count; i++)
        {
            nodes.Add(new($"n{i}", (ModelKind)random.Next(7)));
        }

        List<ModelLink> links = [];
        for (var i = 1; i < count; i++)
        {
            for (var times = random.Next(1, 4); times > 0; times--)
            {
                Add(nodes, links, random, random.Next(i), i);
            }
        }

        for (var times = backward ? random.Next(0, 3) : 0; times > 0; times--)
        {
            // only a decision may lead back, else a loop would never end
            var from = nodes.FindIndex(random.Next(count), n => n.Kind == ModelKind.Decision);
            if (from > 0)
            {
                var to = wild ? random.Next(1, count) : random.Next(1, from + 1);
                if (!links.Contains(new(from, "True", to)))
                {
                    links.Add(new(from, "True", to));
                }
            }
        }

        return (nodes, links);
    }

    private static void Add(List<ModelNode> nodes, List<ModelLink> links, Random random, int from, int to)
    {
        var port = nodes[from].Kind is ModelKind.Decision or ModelKind.Fork ? random.Next(2) == 0 ? "True" : "False" : "Done";
        if (!links.Contains(new(from, port, to)))
        {
            links.Add(new(from, port, to));
        }
    }

    private static CompiledWorkflow Compiled(List<ModelNode> nodes, List<ModelLink> links, int trues)
    {
        var limit = trues.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Workflow(Chart("flow", string.Join(' ', links.Select(l => $"{nodes[l.From].Id}:{l.Port}>{nodes[l.To].Id}")), [.. nodes.Select(n => n.Kind switch
        {
            ModelKind.Line => Line(n.Id),
            ModelKind.Decision => Node(n.Id, "FlowDecision", Js("condition", $"variables.N++; getN() <= {limit}")),
            ModelKind.Fork => Node(n.Id, "FlowFork", Input("branches", "Object", "\"[\\\"True\\\",\\\"False\\\"]\"", "String[]")),
            ModelKind.Event => Event(n.Id),
            ModelKind.JoinAny => Node(n.Id, "FlowJoin", Text("mode", "WaitAny")),
            ModelKind.JoinAll => Node(n.Id, "FlowJoin", Text("mode", "WaitAll")),
            ModelKind.JoinActive => Node(n.Id, "FlowJoin", Text("mode", "WaitAllActive")),
        })]), "N:Int32=0");
    }
}

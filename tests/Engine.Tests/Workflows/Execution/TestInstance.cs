using System.Text.Json;
using Engine.Calendar;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Execution;

/// <summary>
/// One instance that is driven by hand. Each burst runs twice from the stored text of the state: both must give the same state and effects, and what is
/// read back from the text must be written the same.
/// </summary>
internal sealed class TestInstance
{
    private readonly CompiledWorkflow workflow;
    private readonly Interpreter interpreter;
    private int ids;

    public TestInstance(CompiledWorkflow workflow, WorkflowLibrary? library = null, ActivitySet? activities = null, WorkingDays? calendar = null, InstanceState? state = null)
    {
        this.workflow = workflow;
        interpreter = new(activities ?? ActivitySet.Portal, library ?? WorkflowLibrary.Empty, calendar ?? WorkingDays.Dutch, Clock, NewId);
        State = state ?? interpreter.Create(workflow, "instance-1", "corr-1");
    }

    public FakeTime Clock { get; } = new();

    public InstanceState State { get; private set; }

    public List<Effect> Effects { get; } = [];

    /// <summary>Bursts that were needed for the last stimulus.</summary>
    public int Steps { get; private set; }

    public List<string> Lines => [.. Effects.OfType<LineWritten>().Select(l => l.Text)];

    public WorkflowSubStatus Sub => State.SubStatus;

    public Incident Incident => State.Incidents.ShouldHaveSingleItem();

    public IEnumerable<string> Journal => Effects.OfType<JournalRecord>().Where(j => j.ActivityId.Length > 0).Select(j => $"{j.ActivityId} {j.Event}");

    public TestInstance Start(params (string, object?)[] inputs) => Give(new StartStimulus(inputs.ToDictionary(i => i.Item1, i => i.Item2)));

    public TestInstance Trigger(string activityId, object? payload = null) => Give(new StartStimulus(Plain.EmptyMap, activityId, payload));

    /// <summary>Resumes the bookmark of an activity.</summary>
    public TestInstance Resume(string activityId, object? payload = null) => Give(new ResumeStimulus(BookmarkOf(activityId).Id, payload));

    public Bookmark BookmarkOf(string activityId) => State.Bookmarks.First(b => b.ActivityId == activityId);

    public T Effect<T>() where T : Effect => Effects.OfType<T>().ShouldHaveSingleItem();

    public TestInstance Give(Stimulus stimulus)
    {
        TryGive(stimulus).ShouldBeTrue($"{stimulus} was not delivered");
        return this;
    }

    public bool TryGive(Stimulus stimulus)
    {
        var result = Twice(stimulus);
        Effects.AddRange(result.Effects);
        Steps = 1;
        while (result.HasMore)
        {
            result = Twice(new ContinueStimulus());
            Effects.AddRange(result.Effects);
            Steps++;
        }

        return result.IsDelivered;
    }

    private BurstResult Twice(Stimulus stimulus)
    {
        var text = InstanceStateJson.Write(State);
        var before = ids;
        var first = interpreter.Run(workflow, InstanceStateJson.Read(text), stimulus);
        var stored = InstanceStateJson.Write(first.State);
        ids = before;
        var second = interpreter.Run(workflow, InstanceStateJson.Read(text), stimulus);
        // a plain comparison first: to show a difference takes long, and there is none
        Same(InstanceStateJson.Write(second.State), stored);
        Same(Shown(second), Shown(first));
        State = InstanceStateJson.Read(stored);
        Same(InstanceStateJson.Write(State), stored);
        return first with { State = State };
    }

    private static string Shown(BurstResult result) => string.Join('\n', result.Effects.Select(e => e.GetType().Name + JsonSerializer.Serialize<object>(e)));

    private static void Same(string actual, string expected)
    {
        if (actual != expected)
        {
            actual.ShouldBe(expected);
        }
    }

    private Guid NewId() => new(++ids, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}

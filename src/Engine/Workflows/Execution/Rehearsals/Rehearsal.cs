using System.Buffers.Binary;
using Engine.Calendar;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.Activities;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Tasks.Forms;

namespace Engine.Workflows.Execution.Rehearsals;

/// <summary>
/// Runs a workflow to its end without storing or sending anything. Round by round everything that waits is answered: time moves to what is due, events
/// come, tasks are done. Between bursts the state goes through its JSON, as it does when it is stored.
/// </summary>
/// <param name="start">When it begins.</param>
public sealed class Rehearsal(ActivitySet activities, WorkflowLibrary library, DateTimeOffset start)
{
    /// <summary>After so many rounds a workflow is taken to wait for ever.</summary>
    private const int MaximumRounds = 50;

    /// <summary>Events that call forth each other would never end.</summary>
    private const int MaximumEvents = 1000;

    private readonly RehearsalClock clock = new(start);
    private readonly List<Effect> effects = [];
    private readonly List<Effect> shown = [];
    private readonly Dictionary<string, RehearsedChild> children = new(StringComparer.Ordinal);
    private RehearsalIds ids = new();
    private int generation;
    private int events;

    /// <summary>Working days by which it waits.</summary>
    public WorkingDays Calendar { get; init; } = WorkingDays.Dutch;

    /// <summary>Chooses what a bookmark is resumed with; null or no answer leaves that to its activity.</summary>
    public Func<Bookmark, object?>? Answer { get; init; }

    /// <summary>What activities of the portal hand on, by id of the activity and name of the output (<c>outcome</c> for how it ends); the rest is made up.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> Answers { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, object?>>();

    /// <summary>Forms whose answer can be made up.</summary>
    public IReadOnlyCollection<FormExample> Forms { get; init; } = [];

    /// <summary>Ends it early: what happened until then is shown.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>Nothing that waits is answered: the result shows what waits first.</summary>
    public bool StopsAtFirstWait { get; init; }

    public RehearsalResult Run(CompiledWorkflow workflow, IReadOnlyDictionary<string, object?>? inputs = null, string? triggerActivityId = null)
    {
        var interpreter = new Interpreter(activities, library, Calendar, clock, NewId);
        var state = Step(interpreter, workflow, interpreter.Create(workflow, "rehearsal", generation: generation), new StartStimulus(inputs ?? Values.Plain.EmptyMap, triggerActivityId));
        var rounds = 0;
        for (; !StopsAtFirstWait && rounds < MaximumRounds && !Stop.IsCancellationRequested && !state.IsFinished && state.Bookmarks.Count > 0; rounds++)
        {
            state = Round(interpreter, workflow, state);
        }

        return new(state, shown, rounds);
    }

    private InstanceState Round(Interpreter interpreter, CompiledWorkflow workflow, InstanceState state)
    {
        foreach (var bookmark in state.Bookmarks.ToList())
        {
            foreach (var payload in Payloads(workflow, state, bookmark))
            {
                if (Stop.IsCancellationRequested || state.IsFinished || state.Bookmarks.TrueForAll(b => b.Id != bookmark.Id))
                {
                    break;
                }

                clock.MoveTo(bookmark.DueAt ?? clock.GetUtcNow());
                var (answer, ended) = Ended(bookmark, payload);
                if (ended)
                {
                    state = Step(interpreter, workflow, state, new ResumeStimulus(bookmark.Id, answer));
                }
            }
        }

        return state;
    }

    /// <summary>What a child that ran here gave in place of what is taken of one that did not.</summary>
    /// <returns>False for a child that still waits: then its parent does too.</returns>
    private (object? Answer, bool HasEnded) Ended(Bookmark bookmark, object? payload)
    {
        if (payload is not IReadOnlyDictionary<string, object?> fields
            || ((fields.GetValueOrDefault("childInstanceId") ?? (bookmark.Payload as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("childInstanceId")) is not string id)
            || !children.TryGetValue(id, out var child))
        {
            return (payload, true);
        }

        clock.MoveTo(child.At);
        return (new Dictionary<string, object?>(fields, StringComparer.Ordinal) { ["status"] = child.State.SubStatus.ToString(), ["output"] = child.State.Outputs }, child.State.IsFinished);
    }

    /// <summary>A child that is waited for runs here too, where the library has it.</summary>
    private void Run(ChildDispatched dispatched)
    {
        if (dispatched.WaitsForIt && library.Published(dispatched.DefinitionId) is { } workflow)
        {
            var rehearsal = new Rehearsal(activities, library, clock.GetUtcNow()) { Calendar = Calendar, Stop = Stop, StopsAtFirstWait = StopsAtFirstWait, ids = ids, generation = generation + 1 };
            var result = rehearsal.Run(workflow, dispatched.Inputs);
            shown.AddRange(result.Effects);
            children[dispatched.ChildInstanceId] = new(result.State, rehearsal.clock.GetUtcNow());
        }
    }

    private List<object?> Payloads(CompiledWorkflow workflow, InstanceState state, Bookmark bookmark)
    {
        if (Answer?.Invoke(bookmark) is { } answer)
        {
            return [answer];
        }

        if (state.Find(bookmark.ContextId) is not { } context)
        {
            return [];
        }

        var node = new WorkflowPlaces(workflow, state, library).ActivityOf(context)?.Node;
        return node is { IsTaskAlias: false } && bookmark.Name == node.TypeName && activities.NeedsPortal(node.TypeName)
            ? [WorkOf(node)]
            : [.. activities.Of(node).Rehearse(bookmark, effects)];
    }

    private Dictionary<string, object?> WorkOf(ActivityNode node)
    {
        var answer = new Dictionary<string, object?>(MadeUp.Answer(node, Forms, clock.GetUtcNow()), StringComparer.Ordinal);
        foreach (var (name, value) in Answers.GetValueOrDefault(node.Id) ?? Values.Plain.EmptyMap)
        {
            answer[name] = value;
        }

        return answer;
    }

    private InstanceState Step(Interpreter interpreter, CompiledWorkflow workflow, InstanceState state, Stimulus stimulus)
    {
        List<Effect> made = [];
        var result = interpreter.Run(workflow, Stored(state), stimulus);
        made.AddRange(result.Effects);
        while (result.HasMore && !Stop.IsCancellationRequested)
        {
            result = interpreter.Run(workflow, Stored(result.State), new ContinueStimulus());
            made.AddRange(result.Effects);
        }

        effects.AddRange(made);
        shown.AddRange(made);
        made.OfType<ChildDispatched>().ToList().ForEach(Run);
        return Publish(interpreter, workflow, Stored(result.State), made);
    }

    /// <summary>Events that the instance tells reach what waits for them in itself.</summary>
    private InstanceState Publish(Interpreter interpreter, CompiledWorkflow workflow, InstanceState state, List<Effect> made)
    {
        foreach (var published in made.OfType<EventPublished>().Where(e => e.CorrelationId is null || e.CorrelationId == state.CorrelationId))
        {
            var hash = StimulusHash.Of(EventActivity.Stimulus, EventActivity.Payload(published.EventName));
            foreach (var bookmark in state.Bookmarks.Where(b => b.Hash == hash).ToList())
            {
                state = state.IsFinished || ++events > MaximumEvents ? state : Step(interpreter, workflow, state, new ResumeStimulus(bookmark.Id, published.Payload));
            }
        }

        return state;
    }

    private static InstanceState Stored(InstanceState state) => InstanceStateJson.Read(InstanceStateJson.Write(state));

    private Guid NewId() => ids.Next();

    /// <param name="At">When it ended, or was left waiting.</param>
    private sealed record RehearsedChild(InstanceState State, DateTimeOffset At);

    /// <summary>Ids that are the same each time, so that a rehearsal can be compared with the one before; children take theirs from the same row.</summary>
    private sealed class RehearsalIds
    {
        private int last;

        public Guid Next()
        {
            Span<byte> bytes = stackalloc byte[16];
            BinaryPrimitives.WriteInt32BigEndian(bytes[12..], ++last);
            return new(bytes, bigEndian: true);
        }
    }
}

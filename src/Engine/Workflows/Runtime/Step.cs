using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Runtime;

/// <summary>What one step has done so far.</summary>
internal sealed class Step(WorkflowInstance instance, InstanceState state, Func<Stimulus, BurstResult> run, DateTimeOffset at)
{
    private readonly List<Effect> effects = [];
    private readonly HashSet<int> looked = [];
    private int handed;
    private readonly HashSet<int> before = [.. state.Bookmarks.Select(b => b.Id)];

    public WorkflowInstance Instance => instance;

    public InstanceState State => state;

    /// <summary>The moment of the step.</summary>
    public DateTimeOffset At => at;

    /// <summary>In the order in which they arose, over all bursts of the step.</summary>
    public IReadOnlyList<Effect> Effects => effects;

    /// <summary>It was cut off at a commit point and goes on in the next step.</summary>
    public bool HasMore => state.SubStatus == WorkflowSubStatus.Executing;

    public bool IsFaulted => state.SubStatus == WorkflowSubStatus.Faulted;

    public bool HasEnded => state.SubStatus is WorkflowSubStatus.Finished or WorkflowSubStatus.Cancelled;

    /// <summary>It asked something of the portal, which may have written rows that others look up.</summary>
    public bool HasWorked => effects.Exists(e => e is WorkRequested or ChildDispatched);

    /// <summary>Answers of the portal that it took in.</summary>
    public int Answers { get; set; }

    /// <summary>Numbers of the bookmarks that are gone since the step began.</summary>
    public IReadOnlyList<int> Burnt => [.. before.Except(state.Bookmarks.Select(b => b.Id))];

    public IEnumerable<Bookmark> Made => state.Bookmarks.Where(b => !before.Contains(b.Id));

    /// <summary>Goes on where the step before was cut off.</summary>
    public void Continue()
    {
        if (HasMore)
        {
            Run(new ContinueStimulus());
        }
    }

    public void Run(Stimulus stimulus) => effects.AddRange(run(stimulus).Effects);

    /// <summary>Effects since the last time this was asked.</summary>
    public IReadOnlyList<Effect> TakeNewEffects()
    {
        var news = effects[handed..];
        handed = effects.Count;
        return news;
    }

    /// <summary>New bookmarks that somebody outside can name, each once: what everybody hears is not kept for who comes later.</summary>
    public IReadOnlyList<Bookmark> NewAddresses() =>
        [.. Made.Where(b => b.DueAt is null && b.Name != Stimuli.Event && looked.Add(b.Id) && !IsOfInstance(b))];

    private bool IsOfInstance(Bookmark bookmark) => bookmark.Hash == StimulusHash.Of(bookmark.Name, bookmark.Payload, state.Id, bookmark.ContextId);

    /// <param name="timers">Timers as the step found them.</param>
    public DateTimeOffset? NextDue(IReadOnlyList<WorkflowBookmark> timers)
    {
        var burnt = Burnt.ToHashSet();
        return IsFaulted ? null : timers.Where(t => !burnt.Contains(t.Number) && state.Find(t.ContextId)?.Status == ContextStatus.Running).Select(t => t.DueAt).Concat(Made.Select(b => b.DueAt)).Min();
    }
}

using Engine.Calendar;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>What an activity can see and do in one execution of it.</summary>
public sealed class ActivityContext
{
    private readonly Burst burst;
    private readonly CompiledActivity? compiled;
    private readonly ContextScope scope;

    internal ActivityContext(Burst burst, ContextState context, CompiledActivity? compiled)
    {
        this.burst = burst;
        this.compiled = compiled;
        State = context;
        scope = new(burst, context);
        Inputs = new(compiled, scope);
        Activity = burst.Around.Activities.Of(compiled?.Node);
    }

    /// <exception cref="InvalidOperationException">It is the workflow itself, which is no activity of a definition.</exception>
    public ActivityNode Node => compiled?.Node ?? throw new InvalidOperationException("The workflow itself is no activity.");

    /// <summary>Number of this execution, unique in the instance.</summary>
    public int Id => State.Id;

    public string InstanceId => burst.State.Id;

    public string? CorrelationId
    {
        get => burst.State.CorrelationId;
        set => burst.State.CorrelationId = InstanceTexts.Correlation(value);
    }

    public string? InstanceName
    {
        get => burst.State.Name;
        set => burst.State.Name = InstanceTexts.Name(value);
    }

    public DateTimeOffset Now => burst.Now;

    public WorkingDays Calendar => burst.Around.Calendar;

    public ActivityInputs Inputs { get; }

    internal Activity Activity { get; }

    internal ContextState State { get; }

    internal Burst Burst => burst;

    internal CompiledActivity Compiled => compiled ?? throw new InvalidOperationException("The workflow itself is no activity.");

    internal ContextScope Scope => scope;

    public Guid NewId() => burst.Around.NewId();

    /// <summary>What this execution remembered, or null.</summary>
    public object? Recall(string name) => State.Data.GetValueOrDefault(name);

    /// <summary>Remembers plain data until this execution ends.</summary>
    public void Remember(string name, object? value) => burst.Weight.Put(State.Data, name, Plain.Number(value));

    /// <summary>Ends this execution. Without outcomes it has the default one.</summary>
    public void Complete(params string[] outcomes) => burst.Complete(State, outcomes.Length > 0 ? outcomes : [ActivityType.DoneOutcome]);

    /// <summary>Runs a child; its end comes back in <see cref="Execution.Activity.ChildCompleted"/>.</summary>
    /// <param name="tag">Comes back with the end of the child.</param>
    /// <param name="variables">Values by name that only the child and what is beneath it sees.</param>
    public void Schedule(ActivityNode child, string? tag = null, IReadOnlyDictionary<string, object?>? variables = null) =>
        burst.Schedule(State, child.Id, tag, variables);

    /// <summary>Gives a value to what the definition binds to an output of this activity.</summary>
    /// <exception cref="ActivityFault">It does not fit the type of the variable or output.</exception>
    public void SetOutput(string name, object? value) => OutputTargets.Set(this, name, Plain.Number(value));

    /// <summary>Waits. Several bookmarks of one execution wait side by side.</summary>
    public Bookmark CreateBookmark(string name, object? payload, BookmarkOptions? options = null)
    {
        var chosen = options ?? BookmarkOptions.Default;
        var hash = StimulusHash.Of(name, payload, chosen.IsOfInstance ? InstanceId : null, chosen.IsOfInstance ? Id : null);
        var bookmark = new Bookmark(++burst.State.LastNumber, name, hash, payload, Id, State.ActivityId, burst.Places.NodeIdOf(State), Now)
        {
            AutoBurn = chosen.AutoBurn,
            DueAt = chosen.DueAt?.ToUniversalTime(),
            LocalIntent = chosen.LocalIntent,
        };
        burst.State.Bookmarks.Add(bookmark);
        burst.Emit(new BookmarkMade(bookmark));
        burst.Journal(JournalEvent.Suspended, State);
        return bookmark;
    }

    /// <summary>Stops waiting for a bookmark of this execution.</summary>
    public void Burn(Bookmark bookmark) => burst.Burn(bookmark.Id);

    /// <summary>Stops waiting altogether.</summary>
    public void BurnAll()
    {
        foreach (var bookmark in burst.State.Bookmarks.Where(b => b.ContextId == Id).ToList())
        {
            Burn(bookmark);
        }
    }

    /// <summary>Numbers the next effect of this execution.</summary>
    public EffectSource NextEffect() => new(Id, State.ActivityId, ++State.Effects);

    public void Emit(Effect effect) => burst.Emit(effect);

    public void WriteLine(string text) => Emit(new LineWritten(Id, State.ActivityId, text, Now));

    /// <summary>Whether this activity started the instance and has not yet counted as done; asking takes the answer away.</summary>
    public bool TakeStart(out object? payload)
    {
        payload = null;
        if (burst.State.Trigger is not { } trigger || trigger.ActivityId != State.ActivityId || burst.Places.HomeOf(State).ParentId != 0)
        {
            return false;
        }

        burst.State.Trigger = null;
        payload = trigger.Payload;
        return true;
    }

    internal void Execute()
    {
        foreach (var name in compiled?.EagerInputs ?? [])
        {
            Inputs.Value(name);
        }

        burst.Journal(JournalEvent.Started, State, inputs: Inputs.Evaluated);
        Activity.Execute(this);
    }
}

/// <summary>How a bookmark waits.</summary>
public sealed record BookmarkOptions
{
    public static readonly BookmarkOptions Default = new();

    /// <summary>Only this very execution is meant, whoever else waits for the same.</summary>
    public static readonly BookmarkOptions OfInstance = new() { IsOfInstance = true };

    public bool IsOfInstance { get; init; }

    /// <summary>Gone once it is resumed.</summary>
    public bool AutoBurn { get; init; } = true;

    public DateTimeOffset? DueAt { get; init; }

    public string? LocalIntent { get; init; }
}

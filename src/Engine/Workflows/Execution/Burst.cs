using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution;

/// <summary>One burst: takes work from the queue in order until there is none, an incident stops it, or it is time to store the state.</summary>
internal sealed partial class Burst
{
    private readonly InstanceState state;
    private readonly Surroundings around;
    private readonly WorkflowPlaces places;
    private readonly List<Effect> effects = [];
    private readonly HashSet<int> bookmarksBefore;
    private readonly int commitEach;
    private int executed;
    private bool isHeavy;
    private bool stopped;

    public Burst(CompiledWorkflow workflow, InstanceState state, Surroundings around)
    {
        this.state = state;
        this.around = around;
        places = new(workflow, state, around.Library);
        commitEach = CommitStrategies.IsEach(workflow.Definition.Options.CommitStrategy) ? 1 : BurstLimits.CommitEach;
        bookmarksBefore = [.. state.Bookmarks.Select(b => b.Id)];
        Weight = new(state);
        isHeavy = Weight.IsHeavy;
        Variables = new(places, Weight);
    }

    public InstanceState State => state;

    public Surroundings Around => around;

    public WorkflowPlaces Places => places;

    public StateWeight Weight { get; }

    public VariableScopes Variables { get; }

    public DateTimeOffset Now => around.Time.GetUtcNow();

    public BurstResult Run(Stimulus stimulus)
    {
        if (!Accept(stimulus))
        {
            return new(state, [], IsDelivered: false);
        }

        state.Bursts++;
        Drain();
        End();
        return new(state, NetEffects(), IsDelivered: true);
    }

    public void Emit(Effect effect) => effects.Add(effect);

    private void Drain()
    {
        while (!stopped && state.Queue.Count > 0)
        {
            if (executed >= commitEach)
            {
                return;
            }

            var operation = state.Queue[0];
            state.Queue.RemoveAt(0);
            Perform(operation);
        }
    }

    private void Perform(Operation operation)
    {
        if (operation.Kind == OperationKind.Schedule)
        {
            if (state.Find(operation.ContextId) is { } parent)
            {
                Start(parent, operation);
            }
        }
        else if (state.Find(operation.ContextId) is { Status: ContextStatus.Running } context)
        {
            Attempt(context, operation);
        }
    }

    /// <summary>Does a piece of work in a context; what fails is an incident of that context and of no other.</summary>
    private void Attempt(ContextState context, Operation operation)
    {
        try
        {
            var handle = Handle(context);
            switch (operation.Kind)
            {
                case OperationKind.Resume when operation.Bookmark is { } bookmark:
                    handle.Activity.Resume(handle, new(bookmark, operation.Payload));
                    break;
                case OperationKind.ChildCompleted:
                    handle.Activity.ChildCompleted(handle, new(operation.ActivityId, operation.Outcomes, operation.Tag));
                    break;
                default:
                    handle.Execute();
                    break;
            }

            TellWeight(context);
        }
        catch (ActivityFault fault)
        {
            Fail(context, operation, fault);
        }
    }

    /// <summary>Once, when the values of the instance become heavy: at the activity that made them so.</summary>
    private void TellWeight(ContextState context)
    {
        if (!isHeavy && Weight.IsHeavy && context.ActivityId.Length > 0)
        {
            isHeavy = true;
            Journal(JournalEvent.Heavy, context);
        }
    }

    private ActivityContext Handle(ContextState context) => new(this, context, places.ActivityOf(context));

    private void End()
    {
        if (state.IsFinished || state.SubStatus == WorkflowSubStatus.Faulted)
        {
            return;
        }

        if (state.Queue.Count > 0)
        {
            state.SubStatus = WorkflowSubStatus.Executing;
            return;
        }

        FindDeadlock();
        if (!state.IsFinished)
        {
            state.SubStatus = WorkflowSubStatus.Suspended;
            ForgetMemory();
        }
    }

    // what is kept in memory alone does not outlive the burst
    private void ForgetMemory()
    {
        foreach (var context in state.Contexts)
        {
            foreach (var variable in places.DeclaredIn(context).SelectMany(v => v.All).Where(v => v.IsMemory))
            {
                context.Variables.Remove(variable.Id);
            }
        }
    }

    private List<Effect> NetEffects()
    {
        var now = state.Bookmarks.Select(b => b.Id).ToHashSet();
        return [.. effects.Where(e => e switch
        {
            BookmarkMade made => now.Contains(made.Bookmark.Id),
            BookmarkBurnt burnt => bookmarksBefore.Contains(burnt.BookmarkId),
            _ => true,
        })];
    }
}

using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution;

internal sealed partial class Burst
{
    /// <summary>Queues a child of an execution.</summary>
    public void Schedule(ContextState owner, string activityId, string? tag, IReadOnlyDictionary<string, object?>? variables) =>
        state.Queue.Add(new(OperationKind.Schedule, owner.Id) { ActivityId = activityId, Tag = tag, Variables = variables, ScheduledBy = owner.Id });

    /// <summary>Whether an execution has work in the queue.</summary>
    public bool HasWork(ContextState context) => state.Queue.Exists(o => o.ContextId == context.Id);

    /// <summary>Completes an execution, with all that is beneath it, and tells the one above.</summary>
    public void Complete(ContextState context, IReadOnlyList<string> outcomes)
    {
        if (context.Status != ContextStatus.Running || state.Find(context.Id) is null)
        {
            return;
        }

        TellWeight(context);
        CancelBeneath(context);
        var parent = places.ParentOf(context);
        var operation = parent is null ? null : new Operation(OperationKind.ChildCompleted, parent.Id) { ActivityId = context.ActivityId, Tag = context.Tag, Outcomes = outcomes };
        Journal(JournalEvent.Completed, context, outcomes: outcomes);
        Remove(context);
        if (parent is null || operation is null)
        {
            Finish(WorkflowSubStatus.Finished);
        }
        else if (parent.Status == ContextStatus.Faulted)
        {
            parent.Waiting.Add(operation);
        }
        else if (!stopped)
        {
            Attempt(parent, operation);
        }
        else
        {
            state.Queue.Insert(0, operation);
        }
    }

    /// <summary>Ends an execution without telling the one above: what it did ends that one too.</summary>
    public void CompleteSilently(ContextState context)
    {
        Journal(JournalEvent.Completed, context);
        Remove(context);
    }

    /// <summary>Cancels one child of a container, which then goes on without it.</summary>
    public void CancelChild(ContextState child)
    {
        var parent = places.ParentOf(child);
        Cancel(child);
        if (parent is { Status: ContextStatus.Running } && state.Find(parent.Id) is not null)
        {
            var handle = Handle(parent);
            handle.Activity.ChildCanceled(handle, new(child.ActivityId, [], child.Tag));
        }
    }

    /// <summary>Ends the whole instance.</summary>
    public void Finish(WorkflowSubStatus how)
    {
        foreach (var child in state.Contexts.Where(c => c.ParentId == 0).ToList())
        {
            CancelBeneath(child);
            if (state.Find(child.Id) is not null)
            {
                Journal(how == WorkflowSubStatus.Cancelled ? JournalEvent.Canceled : JournalEvent.Completed, child);
                Remove(child);
            }
        }

        state.Queue.Clear();
        state.Status = WorkflowStatus.Finished;
        state.SubStatus = how;
        state.Results.Clear();
        state.LastResult = null;
        stopped = true;
    }

    private void Start(ContextState parent, Operation operation)
    {
        var context = new ContextState
        {
            Id = ++state.LastNumber,
            ParentId = parent.Id,
            ActivityId = operation.ActivityId,
            StartedAt = Now,
            Tag = operation.Tag,
            ScheduledBy = operation.ScheduledBy,
            Variables = operation.Variables is null ? [] : new(operation.Variables),
        };
        state.Contexts.Add(context);
        Weight.Add(context.Variables);
        executed += places.ActivityOf(context)?.CommitsAfter == true ? commitEach : 1;
        state.Executions++;
        state.BurstExecutions++;
        var run = new Operation(OperationKind.Execute, context.Id);
        if (OverLimit(context) is { } limit)
        {
            Fail(context, run, new(IncidentTypes.Limit, limit));
            return;
        }

        Attempt(context, run);
    }

    private string? OverLimit(ContextState context) => state.BurstExecutions > BurstLimits.Burst ? $"Er zijn {BurstLimits.Burst} activiteiten uitgevoerd zonder te wachten: waarschijnlijk stopt een lus niet"
        : state.Executions > BurstLimits.Instance ? $"Er zijn {BurstLimits.Instance} activiteiten uitgevoerd in deze workflow: waarschijnlijk stopt een lus niet"
        : state.Contexts.Count > BurstLimits.Contexts ? $"Er lopen meer dan {BurstLimits.Contexts} activiteiten tegelijk"
        : Weight.IsOver ? StateWeight.TooLarge
        : places.AncestorsOf(context).Count() > BurstLimits.Depth ? $"Er staan meer dan {BurstLimits.Depth} activiteiten in elkaar"
        : null;

    private void CancelBeneath(ContextState context)
    {
        foreach (var child in state.ChildrenOf(context).ToList())
        {
            Cancel(child);
        }

        state.Queue.RemoveAll(o => o.ContextId == context.Id);
    }

    private void Cancel(ContextState context)
    {
        CancelBeneath(context);
        var handle = Handle(context);
        handle.Activity.Canceled(handle);
        Journal(JournalEvent.Canceled, context);
        Remove(context);
    }

    // bookmarks, incidents and queued work go with the execution they belong to
    private void Remove(ContextState context)
    {
        foreach (var bookmark in state.Bookmarks.Where(b => b.ContextId == context.Id).ToList())
        {
            Burn(bookmark.Id);
        }

        foreach (var incident in state.Incidents.Where(i => i.ContextId == context.Id).ToList())
        {
            Resolve(incident, "canceled");
        }

        state.Queue.RemoveAll(o => o.ContextId == context.Id);
        Weight.Remove(context);
        state.Contexts.Remove(context);
        if (context.VersionId is not null && context.ParentId != 0)
        {
            var prefix = OutputTargets.Prefix(context);
            foreach (var name in state.Results.Keys.Where(k => k.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            {
                state.Results.Remove(name);
            }
        }
    }

    public void Burn(int bookmarkId)
    {
        if (state.Bookmarks.RemoveAll(b => b.Id == bookmarkId) > 0)
        {
            Emit(new BookmarkBurnt(bookmarkId));
        }
    }

    public void Journal(JournalEvent what, ContextState context, IReadOnlyList<string>? outcomes = null, string? message = null, IReadOnlyDictionary<string, object?>? inputs = null)
    {
        var node = places.ActivityOf(context)?.Node;
        Emit(new JournalRecord(what, Now, context.Id, context.ParentId, context.ActivityId, places.NodeIdOf(context), node?.TypeName ?? WorkflowPlaces.WorkflowType, node?.Name, context.ScheduledBy)
        {
            StartedAt = context.StartedAt,
            Outcomes = outcomes ?? [],
            Inputs = inputs ?? Values.Plain.EmptyMap,
            Message = message,
        });
    }
}

using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution;

internal sealed partial class Burst
{
    /// <summary>Keeps what failed for a retry or a skip. By the strategy of the definition the burst stops here, or other branches go on.</summary>
    private void Fail(ContextState context, Operation operation, ActivityFault fault)
    {
        if (state.Find(context.Id) is null)
        {
            return;
        }

        var failed = operation;
        if (fault.StartsAnew)
        {
            // what it waits for belongs to a try that is over
            failed = new(OperationKind.Execute, context.Id);
            state.Bookmarks.Where(b => b.ContextId == context.Id).Select(b => b.Id).ToList().ForEach(Burn);
        }

        if (TryLater(context, failed, fault))
        {
            return;
        }

        context.Status = ContextStatus.Faulted;
        context.Failed = failed;
        var incident = new Incident(++state.LastNumber, context.Id, context.ActivityId, places.NodeIdOf(context), fault.Type, fault.Message, Now)
        {
            Code = fault.Code,
            Category = fault.Category,
        };
        state.Incidents.Add(incident);
        Emit(new IncidentRaised(incident));
        Journal(JournalEvent.Faulted, context, message: fault.Message);
        if (StrategyOf() == IncidentStrategy.Fault)
        {
            state.Status = WorkflowStatus.Finished;
            state.SubStatus = WorkflowSubStatus.Faulted;
            stopped = true;
        }
    }

    private IncidentStrategy StrategyOf() => places.WorkflowIn(state.Contexts[0]).Definition.Options.Incidents;

    private void Resolve(Incident incident, string resolution)
    {
        state.Incidents.Remove(incident);
        Emit(new IncidentResolved(incident.Id, resolution));
    }

    /// <summary>
    /// No bookmark, nobody asked to deal with an incident, and yet an execution that has not ended: nothing can ever happen again. The
    /// platform leaves such instances waiting for ever.
    /// </summary>
    private void FindDeadlock()
    {
        if (state.Contexts.Count == 0 || state.Bookmarks.Count > 0 || state.Incidents.Count > 0)
        {
            return;
        }

        var stuck = state.Contexts.FindLast(c => !state.ChildrenOf(c).Any()) ?? state.Contexts[0];
        Fail(stuck, new(OperationKind.Execute, stuck.Id), new(IncidentTypes.Deadlock, "Deze activiteit is niet klaar en wacht nergens op: de workflow kan niet verder"));
    }
}

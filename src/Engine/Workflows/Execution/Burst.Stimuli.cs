using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Execution.Timing;

namespace Engine.Workflows.Execution;

internal sealed partial class Burst
{
    /// <returns>False when there is nothing for the stimulus to act on; then nothing has changed.</returns>
    private bool Accept(Stimulus stimulus)
    {
        switch (stimulus)
        {
            case StartStimulus start when state.SubStatus == WorkflowSubStatus.Pending:
                Begin(start);
                return true;
            case ResumeStimulus resume when !state.IsFinished && state.Bookmarks.Find(b => b.Id == resume.BookmarkId) is { } bookmark
                && state.Find(bookmark.ContextId) is { Status: ContextStatus.Running } context:
                Resume(context, bookmark, resume.Payload);
                return true;
            case ContinueStimulus when !state.IsFinished && state.SubStatus == WorkflowSubStatus.Executing:
                return true;
            case RetryStimulus retry when FailedAt(retry.IncidentId) is var (incident, context):
                Retry(incident, context);
                return true;
            case SkipStimulus skip when FailedAt(skip.IncidentId) is var (incident, context):
                Skip(incident, context, skip.Outcome);
                return true;
            case CancelStimulus when !state.IsFinished || state.SubStatus == WorkflowSubStatus.Faulted:
                Finish(WorkflowSubStatus.Cancelled);
                return true;
            default:
                return false;
        }
    }

    private void Begin(StartStimulus start)
    {
        Awake();
        var root = new ContextState { Id = ++state.LastNumber, ParentId = 0, ActivityId = "", StartedAt = Now, VersionId = state.VersionId };
        state.Contexts.Add(root);
        state.Trigger = start.TriggerActivityId is { } trigger ? new(trigger, start.TriggerPayload) : null;
        foreach (var (name, value) in start.Inputs)
        {
            state.Inputs[name] = value;
        }

        Weight.Add(state.Inputs);

        Attempt(root, new(OperationKind.Execute, root.Id));
    }

    private void Resume(ContextState context, Bookmark bookmark, object? payload)
    {
        Awake();
        if (payload is null && Later(bookmark) is { } due)
        {
            Burn(bookmark.Id);
            var moved = bookmark with { Id = ++state.LastNumber, DueAt = due };
            state.Bookmarks.Add(moved);
            Emit(new BookmarkMade(moved));
            var handle = Handle(context);
            handle.Activity.Postponed(handle, moved);
            return;
        }

        if (bookmark.AutoBurn)
        {
            Burn(bookmark.Id);
        }

        Journal(JournalEvent.Resumed, context);
        Attempt(context, FailedBefore(context, bookmark) ?? new(OperationKind.Resume, context.Id) { Bookmark = bookmark, Payload = payload });
    }

    // the calendar or the clocks have changed since the timer was made, and it is not yet what was meant
    private DateTimeOffset? Later(Bookmark bookmark) =>
        bookmark.DueAt is not null && LocalMoment.Read(bookmark.LocalIntent)?.Due(around.Calendar) is { } due && due > Now ? due : null;

    private (Incident, ContextState)? FailedAt(int incidentId) =>
        state.Incidents.Find(i => i.Id == incidentId) is { } incident && state.Find(incident.ContextId) is { Status: ContextStatus.Faulted } context
            ? (incident, context)
            : null;

    private void Retry(Incident incident, ContextState context)
    {
        var failed = context.Failed ?? new Operation(OperationKind.Execute, context.Id);
        Recover(incident, context, "retried");
        Attempt(context, failed);
    }

    private void Skip(Incident incident, ContextState context, string? outcome)
    {
        Recover(incident, context, "skipped");
        Complete(context, [outcome ?? Definitions.Catalogue.ActivityType.DoneOutcome]);
    }

    private void Recover(Incident incident, ContextState context, string resolution)
    {
        Awake();
        Resolve(incident, resolution);
        context.Status = ContextStatus.Running;
        context.Failed = null;
        state.Queue.AddRange(context.Waiting);
        context.Waiting.Clear();
    }

    private void Awake()
    {
        state.Status = WorkflowStatus.Running;
        state.SubStatus = WorkflowSubStatus.Executing;
        state.BurstExecutions = 0;
    }
}

using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution;

internal sealed partial class Burst
{
    private const string RetryTimer = "Portal.Retry";

    // these stay as they are however long one waits
    private static readonly string[] Lasting = [IncidentTypes.Limit, IncidentTypes.Deadlock, IncidentTypes.Definition];

    /// <summary>Has an activity that failed wait for another try, when its policy still gives one.</summary>
    private bool TryLater(ContextState context, Operation operation, ActivityFault fault)
    {
        if (places.ActivityOf(context)?.Retry is not { } policy || context.Retries >= policy.Attempts
            || (policy.On.Count > 0 ? !policy.On.Contains(fault.Type, StringComparer.OrdinalIgnoreCase) : Lasting.Contains(fault.Type)))
        {
            return false;
        }

        context.Failed = operation;
        var timer = new Bookmark(
            ++state.LastNumber, RetryTimer, StimulusHash.Of(RetryTimer, null, state.Id, context.Id), null, context.Id, context.ActivityId, places.NodeIdOf(context), Now)
        {
            DueAt = Now + policy.WaitBefore(++context.Retries),
        };
        state.Bookmarks.Add(timer);
        Emit(new BookmarkMade(timer));
        Journal(JournalEvent.Faulted, context, message: fault.Message);
        return true;
    }

    private static Operation? FailedBefore(ContextState context, Bookmark bookmark) => bookmark.Name == RetryTimer ? context.Failed : null;
}

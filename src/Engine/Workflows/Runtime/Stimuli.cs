using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Runtime;

/// <summary>From a signal to what the interpreter understands.</summary>
internal static class Stimuli
{
    /// <summary>Name of the bookmark that waits for an event, which all who wait for it hear.</summary>
    public const string Event = "Elsa.Event";

    /// <returns>Null when the signal has nothing to act on any more.</returns>
    public static Stimulus? Of(WorkflowSignal signal, InstanceState state, object? payload) => signal.Kind switch
    {
        SignalKind.Start => StartPayload.Read(payload),
        SignalKind.Resume => Bookmark(signal, state) is { } bookmark ? new ResumeStimulus(bookmark.Id, payload) : null,
        SignalKind.Retry => signal.Number is { } incident ? new RetryStimulus(incident) : null,
        SignalKind.Skip => signal.Number is { } incident ? new SkipStimulus(incident, payload as string) : null,
        SignalKind.Cancel => new CancelStimulus(),
        // done before the step began
        SignalKind.Move => null,
    };

    private static Bookmark? Bookmark(WorkflowSignal signal, InstanceState state) =>
        state.Bookmarks.Find(b => signal.Number is { } number ? b.Id == number : b.Hash == signal.Hash);
}

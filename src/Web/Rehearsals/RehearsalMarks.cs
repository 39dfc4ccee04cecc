using Engine.Ui;
using Engine.Workflows.Definitions.Diagrams;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.Rehearsals;

namespace Web.Rehearsals;

/// <summary>What a rehearsal did, as marks on the drawing of its definition.</summary>
internal static class RehearsalMarks
{
    public static IReadOnlyDictionary<string, DiagramMark> Of(RehearsalResult result)
    {
        var marks = new Dictionary<string, DiagramMark>(StringComparer.Ordinal);
        foreach (var done in result.Journal.Where(j => j.Event == JournalEvent.Completed && j.ActivityId.Length > 0))
        {
            marks[done.ActivityId] = new(DiagramState.Done, Show.Moment(done.At));
        }

        foreach (var waiting in result.Bookmarks)
        {
            marks[waiting.ActivityId] = new(DiagramState.Live, $"sinds {Show.Moment(waiting.CreatedAt)}");
        }

        foreach (var fault in result.State.Incidents)
        {
            marks[fault.ActivityId] = new(DiagramState.Faulted, Show.Moment(fault.Timestamp));
        }

        return marks;
    }
}

using Engine.Workflows.Definitions.Diagrams;

namespace Engine.Workflows.Runtime;

/// <summary>How far an instance is, as marks on the drawing of its definition.</summary>
public static class InstanceMarks
{
    /// <param name="time">Words a moment.</param>
    /// <returns>By id of the activity; what it waits for and what went wrong come before what is done.</returns>
    public static IReadOnlyDictionary<string, DiagramMark> Of(InstanceFile.Detail instance, Func<DateTimeOffset, string> time)
    {
        var marks = new Dictionary<string, DiagramMark>(StringComparer.Ordinal);
        foreach (var activity in instance.Traces.GroupBy(t => t.ActivityId))
        {
            var last = activity.Max(t => t.LastAt);
            if (activity.FirstOrDefault(t => t.Event == "Completed") is { } done)
            {
                marks[activity.Key] = new(DiagramState.Done, time(done.LastAt));
            }
            else if (!instance.HasEnded && activity.All(t => t.Event is "Started" or "Suspended" or "Resumed" or "Line" or "Heavy"))
            {
                marks[activity.Key] = new(DiagramState.Live, $"sinds {time(last)}");
            }
        }

        foreach (var wait in instance.Waits)
        {
            marks[wait.ActivityId] = new(DiagramState.Live, wait.DueAt is { } due ? $"tot {time(due)}" : $"sinds {time(wait.Since)}");
        }

        foreach (var fault in instance.Faults.Where(f => f.IsOpen))
        {
            marks[fault.ActivityId] = new(DiagramState.Faulted, time(fault.At));
        }

        return marks;
    }
}

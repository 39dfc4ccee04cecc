using Engine.Workflows.Definitions;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Children side by side: their owner completes when the last has.</summary>
internal static class Countdown
{
    private const string LeftKey = "left";

    public static void Start(ActivityContext context, IEnumerable<ActivityNode> children)
    {
        long count = 0;
        foreach (var child in children)
        {
            context.Schedule(child);
            count++;
        }

        Begin(context, count);
    }

    /// <summary>Waits for children that were scheduled already.</summary>
    public static void Begin(ActivityContext context, long count)
    {
        context.Remember(LeftKey, count);
        if (count == 0)
        {
            context.Complete();
        }
    }

    public static void Down(ActivityContext context)
    {
        var left = (context.Recall(LeftKey) as long? ?? 1) - 1;
        context.Remember(LeftKey, left);
        if (left <= 0)
        {
            context.Complete();
        }
    }
}

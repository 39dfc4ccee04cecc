namespace Engine.Workflows.Execution.Activities;

/// <summary>Waits for a span; when it ends is fixed at the start.</summary>
internal sealed class DelayActivity : Activity
{
    public override void Execute(ActivityContext context) => Wait(context, context.Node.TypeName, context.Now + (context.Inputs.Span("timeSpan") ?? TimeSpan.Zero));

    internal static void Wait(ActivityContext context, string name, DateTimeOffset due) =>
        context.CreateBookmark(name, null, BookmarkOptions.OfInstance with { DueAt = due });
}

using Engine.Workflows.Execution.Effects;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Asks somebody outside to do a task and waits until it is reported done by its id.</summary>
internal sealed class RunTaskActivity : Activity
{
    public const string Stimulus = "Elsa.RunTask";

    /// <summary>What the end of a task is matched by.</summary>
    public static object Payload(string taskId) => new OrderedDictionary<string, object?> { ["taskId"] = taskId };

    public override void Execute(ActivityContext context)
    {
        var id = context.NewId().ToString("N");
        context.SetOutput("taskId", id);
        context.CreateBookmark(Stimulus, Payload(id));
        context.Emit(new TaskRequested(context.NextEffect(), id, context.Inputs.RequiredText("taskName"), context.Inputs.Map("payload")));
    }

    public override void Resume(ActivityContext context, Resumption resumption)
    {
        context.SetOutput("result", resumption.Payload);
        context.Complete();
    }
}

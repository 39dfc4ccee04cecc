using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Starts another workflow as an instance of its own and, when asked, waits for its end.</summary>
internal sealed class DispatchWorkflowActivity : Activity
{
    public const string Stimulus = "Elsa.DispatchWorkflow";

    private const string ChildKey = "child";

    /// <summary>What the end of a child is matched by.</summary>
    public static object Payload(string childInstanceId) => new OrderedDictionary<string, object?> { ["childInstanceId"] = childInstanceId };

    /// <summary>Inputs of a child, which also learns who started it.</summary>
    /// <exception cref="ActivityFault">So many started each other that nothing will ever end it.</exception>
    public static OrderedDictionary<string, object?> Given(ActivityContext context, IReadOnlyDictionary<string, object?> inputs)
    {
        Count(context);
        return new(inputs) { ["ParentInstanceId"] = context.InstanceId };
    }

    /// <exception cref="ActivityFault">So many started each other that nothing will ever end it.</exception>
    public static void Count(ActivityContext context)
    {
        if (context.Burst.State.Generation >= BurstLimits.Generations)
        {
            throw new ActivityFault(IncidentTypes.Limit, $"Al {BurstLimits.Generations} processen hebben elkaar gestart: waarschijnlijk start een workflow steeds zichzelf");
        }
    }

    public override void Execute(ActivityContext context)
    {
        var child = context.NewId().ToString("N");
        var waits = context.Inputs.Flag("waitForCompletion");
        context.Emit(new ChildDispatched(context.NextEffect(), child, context.Inputs.RequiredText("workflowDefinitionId"), InstanceTexts.Correlation(context.Inputs.Text("correlationId")),
            Given(context, context.Inputs.Map("input")), waits, context.Inputs.Text("channelName")));
        if (waits)
        {
            context.Remember(ChildKey, child);
            context.CreateBookmark(Stimulus, Payload(child));
        }
        else
        {
            context.Complete();
        }
    }

    /// <summary>Payload: <c>status</c> (Finished, Faulted, Cancelled) and <c>output</c> of the child.</summary>
    public override void Resume(ActivityContext context, Resumption resumption)
    {
        context.SetOutput("result", resumption.Fields.GetValueOrDefault("output"));
        context.Complete();
    }

    public override void Canceled(ActivityContext context)
    {
        if (context.Recall(ChildKey) is string child)
        {
            context.Emit(new ChildAbandoned(context.NextEffect(), child));
        }
    }

    public override IEnumerable<object?> Rehearse(Bookmark bookmark, IReadOnlyList<Effect> effects) => [new OrderedDictionary<string, object?> { ["status"] = "Finished", ["output"] = Values.Plain.EmptyMap }];
}

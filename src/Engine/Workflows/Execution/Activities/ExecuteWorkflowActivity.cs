using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>
/// Runs another workflow inside this instance and waits for its end, also when the definition says not to wait: it has no instance of its own
/// in which it could go on alone. A workflow that must go on alone is dispatched.
/// </summary>
internal sealed class ExecuteWorkflowActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var id = context.Inputs.RequiredText("workflowDefinitionId");
        context.Remember("instance", context.NewId().ToString("N"));
        InnerWorkflow.Start(context,
            context.Burst.Around.Library.Published(id) ?? throw new ActivityFault(IncidentTypes.Definition, $"De workflow {id} bestaat niet of is niet gepubliceerd"),
            context.Inputs.Map("input"));
    }

    public override void ChildCompleted(ActivityContext context, EndedChild child)
    {
        context.SetOutput("result", new OrderedDictionary<string, object?>
        {
            ["workflowInstanceId"] = context.Recall("instance"),
            ["status"] = nameof(WorkflowStatus.Finished),
            ["subStatus"] = nameof(WorkflowSubStatus.Finished),
            ["output"] = new OrderedDictionary<string, object?>(context.State.Outputs),
        });
        context.Complete();
    }
}

using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>The workflow of the instance itself, and a workflow that is used as an activity.</summary>
internal sealed class WorkflowActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        if (context.State.ParentId == 0)
        {
            var workflow = context.Burst.Places.WorkflowIn(context.State);
            context.Burst.Weight.Check(0);
            InnerWorkflow.Take(context, workflow, context.Burst.State.Inputs, context.Burst.State.Inputs);
            InnerWorkflow.ScheduleRoot(context, workflow);
            return;
        }

        var inner = context.Node.Workflow is { } reference ? context.Burst.Around.Library.Find(reference) : null;
        InnerWorkflow.Start(context, inner ?? throw new ActivityFault(IncidentTypes.Definition, $"De workflow {context.Node.TypeName} bestaat niet of is niet gepubliceerd"),
            context.Node.Inputs.Keys.ToDictionary(name => name, context.Inputs.Value));
    }

    public override void ChildCompleted(ActivityContext context, EndedChild child)
    {
        foreach (var (name, value) in context.State.ParentId == 0 ? [] : context.State.Outputs.ToList())
        {
            context.SetOutput(name, value);
        }

        context.Complete(InnerWorkflow.Outcomes(context));
    }
}

using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Execution.Activities;

/// <summary>The types of Elsa that run here, by name.</summary>
internal static class ElsaActivities
{
    public static readonly IReadOnlyDictionary<string, Activity> All = new Dictionary<string, Activity>
    {
        [FlowActivities.Flowchart] = new FlowchartActivity(),
        [FlowActivities.Sequence] = new SequenceActivity(),
        [FlowActivities.Start] = new PassActivity(),
        ["Elsa.End"] = new PassActivity(),
        ["Elsa.FlowNode"] = new BodyActivity(),
        ["Elsa.If"] = new IfActivity(),
        [FlowActivities.FlowDecision] = new FlowDecisionActivity(),
        ["Elsa.Switch"] = new SwitchActivity(),
        [FlowActivities.FlowSwitch] = new FlowSwitchActivity(),
        [FlowActivities.FlowFork] = new FlowForkActivity(),
        [FlowActivities.FlowJoin] = new FlowJoinActivity(),
        ["Elsa.Fork"] = new ForkActivity(),
        ["Elsa.Parallel"] = new ParallelActivity(),
        [FlowActivities.While] = new WhileActivity(),
        [FlowActivities.For] = new ForActivity(),
        [FlowActivities.ForEach] = new ForEachActivity(),
        ["Elsa.ParallelForEach"] = new ParallelForEachActivity(),
        [FlowActivities.Break] = new BreakActivity(),
        [FlowActivities.Complete] = new CompleteActivity(),
        [FlowActivities.Finish] = new FinishActivity(),
        [FlowActivities.Fault] = new FaultActivity(),
        [DataActivities.SetVariable] = new SetVariableActivity(),
        ["Elsa.SetOutput"] = new SetOutputActivity(),
        ["Elsa.SetName"] = new SetNameActivity(),
        ["Elsa.Correlate"] = new CorrelateActivity(),
        ["Elsa.WriteLine"] = new WriteLineActivity(),
        [DataActivities.RunJavaScript] = new RunJavaScriptActivity(),
        [TimeActivities.Delay] = new DelayActivity(),
        ["Elsa.StartAt"] = new StartAtActivity(),
        ["Elsa.Timer"] = new TimerActivity(),
        [TimeActivities.Cron] = new CronActivity(),
        [OutsideActivities.Event] = new EventActivity(),
        ["Elsa.PublishEvent"] = new PublishEventActivity(),
        [OutsideActivities.RunTask] = new RunTaskActivity(),
        [OutsideActivities.ExecuteWorkflow] = new ExecuteWorkflowActivity(),
        [OutsideActivities.DispatchWorkflow] = new DispatchWorkflowActivity(),
        [OutsideActivities.BulkDispatchWorkflows] = new BulkDispatchWorkflowsActivity(),
        ["Elsa.SendEmail"] = new SendEmailActivity(),
        ["Elsa.SendHttpRequest"] = new SendHttpRequestActivity(),
        ["Elsa.FlowSendHttpRequest"] = new FlowSendHttpRequestActivity(),
    };
}

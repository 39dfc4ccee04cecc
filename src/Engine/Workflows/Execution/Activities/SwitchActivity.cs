using Engine.Workflows.Definitions;

namespace Engine.Workflows.Execution.Activities;

/// <summary>Runs what belongs to the cases that hold, else the default; completes when all of it has.</summary>
internal sealed class SwitchActivity : Activity
{
    public override void Execute(ActivityContext context)
    {
        var matching = MatchingCases.Of(context);
        var chosen = matching.Count > 0 ? matching.Select(i => context.Node.Cases[i].Activity) : [context.Node.Child("default")];
        Countdown.Start(context, chosen.OfType<ActivityNode>());
    }

    public override void ChildCompleted(ActivityContext context, EndedChild child) => Countdown.Down(context);
}

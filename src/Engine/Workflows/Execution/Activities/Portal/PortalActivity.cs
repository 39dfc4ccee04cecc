using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Activities.Portal;

/// <summary>
/// Asks the portal to do something and goes on with its answer: <c>outcome</c> says how, what else it holds are outputs by name, and <c>fault</c> is why it
/// could not be done. Without an outcome the first of the type holds.
/// </summary>
internal class PortalActivity(ActivityType type) : Activity
{
    public const string Outcome = "outcome";
    public const string Fault = "fault";

    // a task that bears the name of a portal activity and not its inputs is somebody else's
    private static readonly RunTaskActivity Task = new();

    protected ActivityType Type => type;

    public sealed override void Execute(ActivityContext context)
    {
        if (PortalInputs.AreGiven(context, type))
        {
            Ask(context);
        }
        else
        {
            Task.Execute(context);
        }
    }

    public sealed override void Resume(ActivityContext context, Resumption resumption)
    {
        if (resumption.Bookmark.Name == RunTaskActivity.Stimulus)
        {
            Task.Resume(context, resumption);
        }
        else
        {
            Hear(context, resumption);
        }
    }

    protected virtual void Ask(ActivityContext context)
    {
        var bookmark = context.CreateBookmark(type.Name, null, BookmarkOptions.OfInstance);
        context.Emit(new WorkRequested(context.NextEffect(), type.Name, PortalInputs.Of(context, type), bookmark.Id));
    }

    protected virtual void Hear(ActivityContext context, Resumption resumption)
    {
        if (resumption.Fields.GetValueOrDefault(Fault) is { } fault)
        {
            // done again it must be asked for again
            throw new ActivityFault(State.IncidentTypes.Work, TextConversion.Write(fault)) { StartsAnew = true };
        }

        Complete(context, resumption.Fields.GetValueOrDefault(Outcome) as string ?? FirstOutcome(context), resumption.Fields);
    }

    protected void Complete(ActivityContext context, string outcome, IReadOnlyDictionary<string, object?> fields)
    {
        if (context.Node.IsTaskAlias)
        {
            context.SetOutput("result", new Dictionary<string, object?>(fields, StringComparer.Ordinal) { [Outcome] = outcome });
            context.Complete();
            return;
        }

        foreach (var output in type.Outputs.Where(o => fields.ContainsKey(o.Name)))
        {
            context.SetOutput(output.Name, fields[output.Name]);
        }

        context.Complete(outcome);
    }

    private string FirstOutcome(ActivityContext context) => type.OutcomesOf(context.Node) is [var first, ..] ? first : ActivityType.DoneOutcome;
}

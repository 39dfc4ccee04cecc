using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>
/// Hands a mail to the outbox. With something in its error port it waits for the delivery, and runs that when the mail cannot be delivered.
/// </summary>
internal sealed class SendEmailActivity : Activity
{
    private const string Stimulus = "Elsa.SendEmail";

    public override void Execute(ActivityContext context)
    {
        var inputs = context.Inputs;
        var to = inputs.Texts("to");
        if (to.Count == 0)
        {
            throw ActivityInputs.Missing("to");
        }

        var waits = context.Node.Child("error") is not null;
        var bookmark = waits ? context.CreateBookmark(Stimulus, null, BookmarkOptions.OfInstance) : null;
        context.Emit(new MailRequested(context.NextEffect(),
            new(inputs.Text("from"), to, inputs.Texts("cc"), inputs.Texts("bcc"), inputs.Text("subject") ?? "", inputs.Text("body") ?? "", inputs.List("attachments")), bookmark?.Id));
        if (!waits)
        {
            context.Complete();
        }
    }

    /// <summary>Payload: <c>delivered</c>.</summary>
    public override void Resume(ActivityContext context, Resumption resumption)
    {
        if (resumption.Fields.GetValueOrDefault("delivered") is true)
        {
            context.Complete();
        }
        else
        {
            BodyActivity.ScheduleOrComplete(context, "error");
        }
    }

    public override IEnumerable<object?> Rehearse(Bookmark bookmark, IReadOnlyList<Effect> effects) => [new OrderedDictionary<string, object?> { ["delivered"] = true }];
}

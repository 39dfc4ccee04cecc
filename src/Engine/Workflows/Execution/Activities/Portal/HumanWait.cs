using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.Activities.Portal;

/// <summary>
/// Waits for a person: the portal keeps what they must do under an id, their answer comes by that id, timers remind them and end the wait.
/// Whatever happens first ends it; the portal hears when its part has lost its sense.
/// </summary>
internal sealed class HumanWait(ActivityType type) : PortalActivity(type)
{
    public const string Expired = "Expired";
    public const string ExpiryTimer = "Portal.Expiry";
    public const string ReminderTimer = "Portal.Reminder";
    private const string WorkId = "workId";

    /// <summary>What the answer to a piece of work is matched by.</summary>
    public static string HashOf(string typeName, Guid work) => StimulusHash.Of(typeName, Payload(work));

    protected override void Ask(ActivityContext context)
    {
        Withdraw(context, WorkEnd.Withdrawn);
        context.BurnAll();
        var inputs = PortalInputs.Of(context, Type);
        var plan = WaitPlan.Of(context, inputs);
        var id = context.NewId();
        context.Remember(WorkId, id);
        var answer = context.CreateBookmark(Type.Name, Payload(id));
        if (plan.Expiry is { } expiry)
        {
            context.CreateBookmark(ExpiryTimer, null, BookmarkOptions.OfInstance with { DueAt = expiry.DueAt, LocalIntent = expiry.Intent });
        }

        for (var i = 0; i < plan.Reminders.Count; i++)
        {
            var (at, template) = plan.Reminders[i];
            var payload = new OrderedDictionary<string, object?> { ["number"] = i + 1L, ["templateKey"] = template };
            context.CreateBookmark(ReminderTimer, payload, BookmarkOptions.OfInstance with { DueAt = at.DueAt, LocalIntent = at.Intent });
        }

        context.Emit(new WorkRequested(context.NextEffect(), Type.Name, inputs, answer.Id) { WorkId = id, DueAt = plan.Expiry?.DueAt });
    }

    protected override void Hear(ActivityContext context, Resumption resumption)
    {
        switch (resumption.Bookmark.Name)
        {
            case ReminderTimer when IdIn(context) is { } id:
                context.Emit(new WorkReminded(context.NextEffect(), Type.Name, id, (resumption.Bookmark.Payload as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("templateKey") as string));
                break;
            case ExpiryTimer:
                Withdraw(context, WorkEnd.Expired);
                Complete(context, Expired, Plain.EmptyMap);
                break;
            default:
                base.Hear(context, resumption);
                break;
        }
    }

    public override void Postponed(ActivityContext context, Bookmark timer)
    {
        if (timer is { Name: ExpiryTimer, DueAt: { } due } && IdIn(context) is { } id)
        {
            context.Emit(new WorkPostponed(context.NextEffect(), Type.Name, id, due));
        }
    }

    public override void Canceled(ActivityContext context) => Withdraw(context, WorkEnd.Withdrawn);

    private void Withdraw(ActivityContext context, WorkEnd how)
    {
        if (IdIn(context) is { } id)
        {
            context.Emit(new WorkEnded(context.NextEffect(), Type.Name, id, how));
        }
    }

    private static Guid? IdIn(ActivityContext context) => context.Recall(WorkId) as Guid?;

    private static OrderedDictionary<string, object?> Payload(Guid work) => new() { ["workId"] = work.ToString("N") };
}

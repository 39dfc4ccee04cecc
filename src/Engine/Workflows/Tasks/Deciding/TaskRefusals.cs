using Engine.Modules;

namespace Engine.Workflows.Tasks.Deciding;

/// <summary>Why somebody does not decide about a task.</summary>
public static class TaskRefusals
{
    public static readonly Refusal Unknown = new("task.unknown", "Deze taak staat niet (meer) in uw werklijst.");

    public static readonly Refusal Ended = new("task.ended", "Deze taak is al afgerond. Uw besluit telt niet meer mee.");

    public static readonly Refusal Own = new("task.four-eyes", "U mag over deze taak niet zelf besluiten. Een collega doet dat.");

    public static readonly Refusal Voted = new("task.voted", "U hebt over deze taak al besloten.");

    public static readonly Refusal Busy = new("task.busy", "Een collega is al met deze taak bezig.");

    public static readonly Refusal NoOutcome = new("task.outcome", "Kies wat u besluit.", "Besluit");

    public static readonly Refusal NoComment = new("task.comment", "Schrijf waarom, zodat de ander verder kan.", "Toelichting");

    public static readonly Refusal LongComment = new("task.comment-length", $"Gebruik hoogstens {DecideTask.MaxComment} tekens.", "Toelichting");
}

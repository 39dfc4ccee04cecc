using Engine.Calendar;
using Engine.Ui;
using Engine.Workflows.Tasks;

namespace Web.Tasks;

/// <summary>Tasks in Dutch.</summary>
internal static class TaskWords
{
    public static string Kind(TaskKind kind) => kind switch
    {
        TaskKind.Approval => "Goedkeuren",
        TaskKind.Verification => "Controleren",
        TaskKind.Provider => "Reageren",
        TaskKind.Upload => "Bestanden aanleveren",
        TaskKind.Answer => "Beantwoorden",
    };

    /// <summary>What somebody chooses.</summary>
    public static string Choice(string outcome) => outcome switch
    {
        TaskOutcomes.Approved => "Goedkeuren",
        TaskOutcomes.Rejected => "Afwijzen",
        TaskOutcomes.MoreInfo => "Meer informatie vragen",
        TaskOutcomes.Verified => "Alles klopt",
        TaskOutcomes.NeedsContact => "Eerst contact opnemen",
        TaskOutcomes.Accepted => "Aannemen",
        TaskOutcomes.Declined => "Niet aannemen",
        _ => outcome,
    };

    /// <summary>What was decided.</summary>
    public static string Outcome(string? outcome) => outcome switch
    {
        TaskOutcomes.Approved => "Goedgekeurd",
        TaskOutcomes.Rejected => "Afgewezen",
        TaskOutcomes.MoreInfo => "Meer informatie gevraagd",
        TaskOutcomes.Verified => "Gecontroleerd",
        TaskOutcomes.NeedsContact => "Eerst contact nodig",
        TaskOutcomes.Accepted => "Aangenomen",
        TaskOutcomes.Declined => "Niet aangenomen",
        TaskOutcomes.Uploaded => "Aangeleverd",
        TaskFile.Answered => "Beantwoord",
        _ => outcome ?? "-",
    };

    /// <summary>What follows a decision.</summary>
    public static string Next(WorkTask task, string outcome) => outcome switch
    {
        TaskOutcomes.Approved when task.Required - task.Approvals > 1 => Missing(task.Required - task.Approvals - 1),
        TaskOutcomes.Approved or TaskOutcomes.Verified or TaskOutcomes.Accepted => "De aanvraag gaat meteen verder.",
        TaskOutcomes.Rejected or TaskOutcomes.Declined => "De aanvraag stopt hier. Schrijf in de toelichting waarom.",
        TaskOutcomes.MoreInfo => "De aanvraag wacht op een antwoord. Schrijf in de toelichting wat u wilt weten.",
        TaskOutcomes.NeedsContact => "De aanvraag wacht tot er contact is geweest. Schrijf in de toelichting waarover.",
        _ => "",
    };

    /// <summary>Whose tasks they are.</summary>
    public static string Summary(WorkList.Counts counts) =>
        $"{Show.Number(counts.Mine)} van u, {Show.Number(counts.Free)} vrij{(counts.Late > 0 ? $", {Show.Number(counts.Late)} te laat" : "")}";

    /// <summary>Approvals that are needed after this one.</summary>
    public static string Missing(int number) => number == 1 ? "Er is daarna nog 1 goedkeuring van een ander nodig." : $"Er zijn daarna nog {Show.Number(number)} goedkeuringen van anderen nodig.";

    /// <summary>Why there is nothing left to decide.</summary>
    public static string Ended(WorkTask task) => task.State switch
    {
        TaskState.Decided => $"Over deze taak is al besloten: {Outcome(task.Outcome)}, op {Moment(task.EndedAt)}.",
        TaskState.Expired => $"De tijd voor deze taak is voorbij sinds {Moment(task.EndedAt)}. De aanvraag is zonder besluit verder gegaan.",
        TaskState.Withdrawn => $"Deze taak is niet meer nodig sinds {Moment(task.EndedAt)}: de aanvraag is gestopt of op een andere manier verder gegaan.",
        TaskState.Open => "",
    };

    /// <summary>By when it has to be done. What ends at midnight is done on the last working day before it.</summary>
    public static string Due(DateTimeOffset? due, WorkingDays calendar) => due is not { } at ? "Geen einddatum"
        : DutchTime.Local(at) is { TimeOfDay.Ticks: 0 } midnight ? Day(calendar.AddWorkingDays(DateOnly.FromDateTime(midnight.DateTime), -1))
        : Show.Moment(at);

    private static string Day(DateOnly day) => $"{day.ToString("ddd", Show.Dutch)} {Show.Date(day)}";

    private static string Moment(DateTimeOffset? at) => at is { } moment ? Show.Moment(moment) : "-";
}

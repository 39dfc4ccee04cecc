using Engine.Data;
using Engine.Data.Encryption;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Activities.Portal;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Tasks.Forms;
using Engine.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks.Deciding;

/// <summary>Tells the instance what was decided, in the transaction of the decision.</summary>
public sealed class TaskAnswers(PortalDbContext db, Signals signals, FieldProtector protector)
{
    /// <summary>Type of the activities that ask for a kind of task.</summary>
    public static string TypeOf(TaskKind kind) => kind switch
    {
        TaskKind.Approval or TaskKind.Answer => PortalActivities.AwaitApproval,
        TaskKind.Verification => PortalActivities.AwaitVerification,
        TaskKind.Provider => PortalActivities.AwaitProvider,
        TaskKind.Upload => PortalActivities.AwaitUpload,
    };

    /// <summary>What bookmarks that wait for a task are known by.</summary>
    public static string HashOf(TaskKind kind, Guid task) => HumanWait.HashOf(TypeOf(kind), task);

    internal async Task GiveAsync(WorkTask task, TaskContent content, TaskVote vote, TaskFields fields, FormData? data, List<object?> documents, CancellationToken cancellation)
    {
        var form = data?.Values ?? Plain.EmptyMap;
        var answer = task.Kind switch
        {
            TaskKind.Approval or TaskKind.Answer => new WorkAnswer(vote.Outcome,
                ("taskId", task.Id.ToString()), ("decision", TaskOutcomes.OfDecision.First(d => d.Value == vote.Outcome).Key), ("decidedBy", vote.AccountId.ToString()),
                ("comment", CommentOf(vote)), ("votes", await VotesAsync(task.Id, cancellation)), ("formData", form)),
            TaskKind.Verification => new(vote.Outcome,
                ("verifiedBy", vote.AccountId.ToString()), ("findings", TaskChecks.Findings(content, fields)), ("corrections", TaskChecks.Corrections(content, fields)), ("comment", CommentOf(vote))),
            TaskKind.Provider => new(vote.Outcome,
                ("response", CommentOf(vote) is { } comment ? new Dictionary<string, object?>(form, StringComparer.Ordinal) { ["comment"] = comment } : form), ("respondedAt", vote.At)),
            TaskKind.Upload => new(vote.Outcome, ("documentIds", documents)),
        };
        await signals.DeliverAsync($"work:{task.Id:N}", HashOf(task.Kind, task.Id), answer.Payload, cancellation);
    }

    internal string? CommentOf(TaskVote vote) => vote.Comment is { } comment ? protector.Reveal(TaskVote.CommentPurpose, comment) : null;

    private async Task<List<object?>> VotesAsync(Guid task, CancellationToken cancellation) =>
    [
        .. (await db.Set<TaskVote>().AsNoTracking().Where(v => v.TaskId == task).OrderBy(v => v.Id).ToListAsync(cancellation)).Select(v => new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["userId"] = v.AccountId.ToString(), ["decision"] = v.Outcome, ["comment"] = CommentOf(v), ["at"] = v.At,
        }),
    ];
}

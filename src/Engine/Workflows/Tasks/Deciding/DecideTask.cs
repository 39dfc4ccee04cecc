using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks.Forms;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks.Deciding;

/// <summary>
/// Somebody decides about a task. The approval that completes the number, and each other decision at once, ends it: of all decisions and the end of the wait
/// at the same moment exactly one does, and the instance hears it in the same transaction.
/// </summary>
public sealed class DecideTask(
    PortalDbContext db, TaskReach reach, TaskForms forms, TaskUploads uploads, TaskAnswers answers, SealedValues values, FieldProtector protector, SamePerson persons, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public const int MaxComment = 1000;

    /// <param name="Outcome">One of <see cref="TaskContent.Outcomes"/>.</param>
    /// <param name="Fields">Of the checklist and the form.</param>
    public sealed record Input(Guid Task, string? Outcome, string? Comment, TaskFields Fields)
    {
        /// <summary>Of a task that asks for them.</summary>
        public IReadOnlyList<UploadedFile> Files { get; init; } = [];
    }

    /// <param name="Missing">Approvals that are still needed; 0 when the task is done.</param>
    public sealed record Decision(string Outcome, int Missing);

    public async Task<Result<Decision>> HandleAsync(Input input, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await (await reach.TasksAsync(cancellation)).AsNoTracking().FirstOrDefaultAsync(t => t.Id == input.Task, cancellation) is not { } task)
        {
            return TaskRefusals.Unknown;
        }

        var content = TaskContent.Open(values, task.Content);
        if (await RefuseAsync(task, content, cancellation) is { } refusal)
        {
            return refusal;
        }

        var comment = input.Comment?.Trim() is { Length: > 0 } text ? text : null;
        if (Check(content, input with { Comment = comment }) is { Length: > 0 } wrong)
        {
            return wrong;
        }

        var outcome = input.Outcome ?? "";
        var form = TaskOutcomes.IsYes(outcome) && forms.Find(task.FormKey) is { } asked ? await asked.ReadAsync(input.Fields, cancellation) : (Result<FormData>?)null;
        if (form is { IsRefused: true } incomplete)
        {
            return incomplete.Refusals.ToArray();
        }

        var missing = await CountAsync(task, outcome, cancellation);
        var vote = new TaskVote
        {
            TaskId = task.Id, AccountId = actor.Value.AccountId, Outcome = outcome, At = time.GetUtcNow(),
            Comment = comment is null ? null : protector.Protect(TaskVote.CommentPurpose, comment),
        };
        db.Add(vote);
        var documents = task.Kind == TaskKind.Upload ? await uploads.KeepAsync(task, input.Files, cancellation) : [];
        audit.Add(new(AuditAction.Update, "portal.taak-besluiten") { ObjectType = "taak", ObjectId = task.Id, Detail = outcome });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return TaskRefusals.Voted;
        }

        if (missing == 0)
        {
            await answers.GiveAsync(task, content, vote, input.Fields, form?.Value, documents, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return new Decision(outcome, missing);
    }

    private async Task<Refusal?> RefuseAsync(WorkTask task, TaskContent content, CancellationToken cancellation)
    {
        // held before anything is weighed, so that votes wait for one another: two accounts of one person would else both count
        if (await Open(task).ExecuteUpdateAsync(set => set.SetProperty(t => t.State, TaskState.Open), cancellation) == 0)
        {
            return TaskRefusals.Ended;
        }

        var voters = await db.Set<TaskVote>().Where(v => v.TaskId == task.Id).Select(v => v.AccountId).ToListAsync(cancellation);
        var self = await persons.AmongAsync(actor.Value.AccountId, [.. task.Excluded, .. voters], cancellation);
        return content.Excludes(actor.Value.Mail) || task.Excluded.Exists(self.Contains) ? TaskRefusals.Own : voters.Exists(self.Contains) ? TaskRefusals.Voted : null;
    }

    private static Refusal[] Check(TaskContent content, Input input)
    {
        if (input.Outcome is not { } outcome || !content.Outcomes.Contains(outcome))
        {
            return [TaskRefusals.NoOutcome];
        }

        return
        [
            .. content.MaxFiles > 0 ? TaskUploads.Refuse(content, input.Files) : [],
            .. TaskChecks.Refuse(content, input.Fields, TaskOutcomes.IsYes(outcome)),
            .. input.Comment is null && !TaskOutcomes.IsYes(outcome) ? [TaskRefusals.NoComment] : Array.Empty<Refusal>(),
            .. input.Comment is { Length: > MaxComment } ? [TaskRefusals.LongComment] : Array.Empty<Refusal>(),
        ];
    }

    /// <returns>Approvals that are still needed.</returns>
    private async Task<int> CountAsync(WorkTask task, string outcome, CancellationToken cancellation)
    {
        var open = Open(task);
        if (outcome == TaskOutcomes.Approved)
        {
            await open.ExecuteUpdateAsync(set => set.SetProperty(t => t.Approvals, t => t.Approvals + 1), cancellation);
            var approvals = await open.Select(t => t.Approvals).FirstAsync(cancellation);
            if (approvals < task.Required)
            {
                await FreeAsync(open, cancellation);
                return task.Required - approvals;
            }
        }

        DateTimeOffset? now = time.GetUtcNow();
        await open.ExecuteUpdateAsync(
            set => set.SetProperty(t => t.State, TaskState.Decided).SetProperty(t => t.Outcome, outcome).SetProperty(t => t.EndedAt, now), cancellation);
        return 0;
    }

    private IQueryable<WorkTask> Open(WorkTask task) => db.Set<WorkTask>().Where(t => t.Id == task.Id && t.State == TaskState.Open);

    // who is done is not busy with it any more
    private Task FreeAsync(IQueryable<WorkTask> open, CancellationToken cancellation)
    {
        Guid? me = actor.Value.AccountId;
        return open.Where(t => t.ClaimedBy == me).ExecuteUpdateAsync(set => set.SetProperty(t => t.ClaimedBy, (Guid?)null), cancellation);
    }
}

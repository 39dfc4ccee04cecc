using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Ui;
using Engine.Workflows.Definitions.Diagrams;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks.Asking;

/// <summary>Work that is a task for people.</summary>
public abstract class TaskWork(PortalDbContext db, TaskRoles roles, TaskMails mails, TimeProvider time) : ActivityWork
{
    public sealed override async Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        var task = await MakeAsync(request, cancellation);
        task.DueAt ??= await PromisedAsync(request.Instance.RequestId, cancellation);
        db.Add(task);
        return null;
    }

    // what a requester was told is when the desk has to be done; the wait itself does not end then
    private async Task<DateTimeOffset?> PromisedAsync(Guid? request, CancellationToken cancellation) =>
        request is not null && await db.Set<PortalRequest>().Where(r => r.Id == request).Select(r => r.Promised).FirstOrDefaultAsync(cancellation) is { } promised
            ? DutchTime.StartOf(promised.Date.AddDays(1))
            : null;

    /// <exception cref="Execution.ActivityFault">Nobody could ever decide about it.</exception>
    protected abstract Task<WorkTask> MakeAsync(WorkRequest request, CancellationToken cancellation);

    public override async Task RemindAsync(Guid work, string? templateKey, CancellationToken cancellation)
    {
        if (await db.Set<WorkTask>().FirstOrDefaultAsync(t => t.Id == work && t.State == TaskState.Open, cancellation) is { } task)
        {
            task.EscalatedAt ??= time.GetUtcNow();
            mails.Remind(await roles.MailsAsync(task, cancellation), task, templateKey, await db.RequestOfAsync(task.InstanceId, cancellation));
        }
    }

    public override Task PostponeAsync(Guid work, DateTimeOffset due, CancellationToken cancellation)
    {
        DateTimeOffset? end = due;
        return db.Set<WorkTask>().Where(t => t.Id == work && t.State == TaskState.Open).ExecuteUpdateAsync(set => set.SetProperty(t => t.DueAt, end), cancellation);
    }

    public override async Task<IReadOnlyDictionary<Guid, string>> WhoAsync(Guid instance, CancellationToken cancellation) => await roles.WhoAsync(instance, cancellation);

    public override async Task<IReadOnlyDictionary<Guid, DateTimeOffset>> PromisedAsync(Guid instance, CancellationToken cancellation) =>
        await db.Set<WorkTask>().Where(t => t.InstanceId == instance && t.State == TaskState.Open && t.DueAt != null).ToDictionaryAsync(t => t.Id, t => t.DueAt ?? default, cancellation);

    public override async Task<IReadOnlyDictionary<int, string>> AnswersAsync(Guid instance, CancellationToken cancellation)
    {
        var votes = await (
            from v in db.Set<TaskVote>()
            join t in db.Set<WorkTask>() on v.TaskId equals t.Id
            join a in db.Set<Account>() on v.AccountId equals a.Id
            where t.InstanceId == instance
            orderby v.Id
            select new { t.ContextId, a.Name, v.Outcome, v.At }).ToListAsync(cancellation);
        return votes.GroupBy(v => v.ContextId).ToDictionary(g => g.Key, g => string.Join("; ", g.Select(v => $"{v.Name}: {DiagramWords.Outcome(v.Outcome)}, {Show.Moment(v.At)}")));
    }

    public override async Task EndAsync(Guid work, WorkEnd how, CancellationToken cancellation)
    {
        var (state, now) = (how == WorkEnd.Expired ? TaskState.Expired : TaskState.Withdrawn, (DateTimeOffset?)time.GetUtcNow());
        if (db.Set<WorkTask>().Local.FirstOrDefault(t => t.Id == work) is { } made && db.Entry(made).State == EntityState.Added)
        {
            (made.State, made.EndedAt) = (state, now);
            return;
        }

        // at once and not with the rest of the step: who decides takes this row first and the queue after it
        var ended = await db.Set<WorkTask>().Where(t => t.Id == work && t.State == TaskState.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.State, state).SetProperty(t => t.EndedAt, now), cancellation);
        if (ended == 0 && how == WorkEnd.Expired)
        {
            throw new InvalidOperationException("Somebody decided at the moment at which the wait ended.");
        }
    }
}

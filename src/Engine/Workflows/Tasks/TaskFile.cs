using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Engine.Workflows.Tasks.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks;

/// <summary>One task as who may decide about it reads it. Each look is recorded.</summary>
public sealed class TaskFile(PortalDbContext db, TaskReach reach, TaskAnswers answers, SealedValues values, FieldProtector protector, ModuleCatalogue modules, SamePerson persons, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    /// <summary>Outcome of a line of <see cref="Detail.Before"/> that the requester wrote.</summary>
    public const string Answered = "Answered";

    public const string Viewed = "portal.taak-bekijken";

    public sealed record Vote(string Name, string Outcome, string? Comment, DateTimeOffset At);

    /// <param name="Task">Not tracked.</param>
    /// <param name="Organisation">Name of the organisation that it is for; null for the insurer's own staff.</param>
    /// <param name="BusyName">Who is busy with it; null for nobody.</param>
    /// <param name="IsOwn">Four eyes: this person never decides.</param>
    /// <param name="HasVoted">This person has decided.</param>
    /// <param name="Votes">Oldest first.</param>
    /// <param name="Before">What was asked about the same request before, and what the requester answered; oldest first.</param>
    public sealed record Detail(WorkTask Task, TaskContent Content, string? Organisation, string? BusyName, bool IsBusySelf, bool IsOwn, bool HasVoted, IReadOnlyList<Vote> Votes, IReadOnlyList<Vote> Before)
    {
        /// <summary><see cref="RequestReference"/> of the request that it is part of; null for work that nobody asked for.</summary>
        public string? Reference { get; init; }

        /// <summary>There is nothing to choose: it asks for words.</summary>
        public bool IsAnswer => Task.Kind == TaskKind.Answer;

        public bool MayDecide => Task.State == TaskState.Open && !IsOwn && !HasVoted;
    }

    /// <returns>Null when it is no task of this person.</returns>
    public async Task<Detail?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await (await reach.TasksAsync(cancellation)).AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancellation) is not { } task)
        {
            return null;
        }

        var me = actor.Value.AccountId;
        var votes = await (
            from v in db.Set<TaskVote>().AsNoTracking()
            join a in db.Set<Account>() on v.AccountId equals a.Id
            join t in db.Set<WorkTask>() on v.TaskId equals t.Id
            where t.InstanceId == task.InstanceId && (v.TaskId == id || v.At <= task.CreatedAt)
            orderby v.Id
            select new { Vote = v, a.Name, Task = t }).ToListAsync(cancellation);
        // only what the same people were asked: staff wrote for staff, and not for a customer whose turn comes later
        var earlier = votes.Where(v => v.Task.Id != id && v.Vote.Outcome is (TaskOutcomes.MoreInfo or TaskOutcomes.NeedsContact) && v.Task.OrganisationId == task.OrganisationId
            && v.Task.AccountId == task.AccountId && v.Task.Roles.SequenceEqual(task.Roles, StringComparer.Ordinal)).ToList();
        votes.RemoveAll(v => v.Vote.TaskId != id);
        var busy = task.ClaimedUntil > time.GetUtcNow() ? task.ClaimedBy : null;
        var name = busy is null ? null : await db.Set<Account>().Where(a => a.Id == busy).Select(a => a.Name).FirstOrDefaultAsync(cancellation);
        var organisation = task.OrganisationId is null ? null : await db.Set<Organisation>().Where(o => o.Id == task.OrganisationId).Select(o => o.Name).FirstOrDefaultAsync(cancellation);
        var request = await db.Set<WorkflowInstance>().Where(i => i.Id == task.InstanceId).Select(i => i.RequestId).FirstOrDefaultAsync(cancellation);
        var self = await persons.AmongAsync(me, [.. task.Excluded, .. votes.Select(v => v.Vote.AccountId)], cancellation);
        await audit.ReadAsync(new(AuditAction.Read, Viewed) { ObjectType = "taak", ObjectId = id, ObjectCount = 1 }, cancellation);
        var content = TaskContent.Open(values, task.Content);
        return new(
            task, content, organisation, name, busy == me, content.Excludes(actor.Value.Mail) || task.Excluded.Exists(self.Contains), votes.Exists(v => self.Contains(v.Vote.AccountId)),
            votes.ConvertAll(v => new Vote(v.Name, v.Vote.Outcome, answers.CommentOf(v.Vote), v.Vote.At)),
            [.. earlier.Select(v => new Vote(v.Name, v.Vote.Outcome, answers.CommentOf(v.Vote), v.Vote.At)).Concat(earlier.Count == 0 ? [] : await AnswersAsync(task, cancellation)).OrderBy(v => v.At)])
        {
            Reference = request is { } asked ? RequestReference.Of(asked) : null,
        };
    }

    // what the requester wrote came with a step of the way, after the first: the insurer writes nothing there
    private async Task<IEnumerable<Vote>> AnswersAsync(WorkTask task, CancellationToken cancellation)
    {
        var asks = modules.RequestKinds.Values.SelectMany(k => k.Statuses.Where(s => s.AsksAnswer).Select(s => s.Id)).ToHashSet(StringComparer.Ordinal);
        var lines = await (
            from l in db.Set<RequestStatusLine>().AsNoTracking()
            join i in db.Set<WorkflowInstance>() on (Guid?)l.RequestId equals i.RequestId
            where i.Id == task.InstanceId
            orderby l.Number
            select l).ToListAsync(cancellation);
        return lines.Zip(lines.Skip(1)).Where(p => asks.Contains(p.First.Status) && p.Second.Note is not null)
            .Select(p => new Vote("Aanvrager", Answered, p.Second.Note is { } note ? protector.Reveal(RequestStatusLine.NotePurpose, note) : null, p.Second.At));
    }
}

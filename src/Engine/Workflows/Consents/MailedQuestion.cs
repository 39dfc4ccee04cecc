using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Ui;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>What a question holds that makes it a consent or a signature.</summary>
internal sealed record Question(ConsentKind Kind, string Purpose, ConsentText Text, ConsentPerson Person, Guid? DocumentId, IReadOnlyDictionary<string, object?> Shown);

/// <summary>Asks a person something by a link in a mail; the link needs no account. One base for consent and signature.</summary>
public abstract class MailedQuestion(PortalDbContext db, ConsentMails mails, ConsentLedger ledger, CurrentTenant tenant, FieldProtector protector, SealedValues values, TimeProvider time) : ActivityWork
{
    private const int LongestWords = 200;

    internal abstract Task<Question> QuestionAsync(WorkRequest request, CancellationToken cancellation);

    /// <summary>The name of who is asked: it stands in a mail, so it holds nothing of which a mail program makes a link.</summary>
    private protected static string NameOf(WorkRequest request, string input) =>
        PersonName.Clean(request.Needed(input)) ?? throw new ActivityFault(IncidentTypes.Work, $"\"{input}\" is geen naam van een persoon");

    public sealed override async Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        var question = await QuestionAsync(request, cancellation);
        var asked = new ConsentRequest
        {
            Id = request.WorkId, Kind = question.Kind, Purpose = question.Purpose, PurposeWords = Words(question), TextId = question.Text.Id, DocumentId = question.DocumentId,
            InstanceId = request.Instance.Id, ContextId = request.Asked.Source.ContextId, SubjectId = request.Instance.SubjectId, Person = question.Person.Seal(protector),
            MailHash = question.Person.HashOf(nameof(ConsentPerson.Mail), question.Person.Mail, protector), NameHash = question.Person.HashOf(nameof(ConsentPerson.Name), question.Person.Name, protector),
            Shown = question.Shown.Count == 0 ? null : values.Seal(ConsentRequest.ShownPurpose, question.Shown), AskedAt = request.At, ExpiresAt = request.DueAt,
        };
        try
        {
            mails.Ask(asked, request.Span("linkLifetime") is { } span ? request.At + span : null, request.Instance.RequestId);
        }
        catch (TextException fault)
        {
            throw new ActivityFault(IncidentTypes.Work, fault.Message);
        }

        db.Add(asked);
        ledger.Add(asked.Id, question.Text, ConsentEvent.Asked);
        return null;
    }

    private string Words(Question question) =>
        tenant.Value.Config.Purposes.GetValueOrDefault(question.Purpose) ?? (question.Text.Title.Length > LongestWords ? question.Text.Title[..LongestWords] : question.Text.Title);

    public sealed override async Task RemindAsync(Guid work, string? templateKey, CancellationToken cancellation)
    {
        if (await db.Set<ConsentRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == work && r.State == ConsentState.Pending, cancellation) is not { } request)
        {
            return;
        }

        // the new link lives as long as the first did
        var first = await db.Set<ConsentLink>().Where(l => l.ConsentId == work).OrderBy(l => l.Id).Select(l => l.Until).FirstAsync(cancellation);
        var until = first is { } end ? time.GetUtcNow() + (end - request.AskedAt) : (DateTimeOffset?)null;
        var about = await db.RequestOfAsync(request.InstanceId, cancellation);
        try
        {
            mails.Remind(request, templateKey, until, about);
        }
        catch (TextException) when (templateKey is not null)
        {
            // a text that was spoilt after publishing must not stop the process: the ordinary one goes
            mails.Remind(request, null, until, about);
        }

        await ledger.AddAsync(work, ConsentEvent.Reminded, cancellation);
    }

    public sealed override Task PostponeAsync(Guid work, DateTimeOffset due, CancellationToken cancellation)
    {
        DateTimeOffset? end = due;
        return db.Set<ConsentRequest>().Where(r => r.Id == work && r.State == ConsentState.Pending).ExecuteUpdateAsync(set => set.SetProperty(r => r.ExpiresAt, end), cancellation);
    }

    public sealed override async Task<IReadOnlyDictionary<Guid, string>> WhoAsync(Guid instance, CancellationToken cancellation) =>
        await db.Set<ConsentRequest>().Where(r => r.InstanceId == instance && r.State == ConsentState.Pending).ToDictionaryAsync(r => r.Id, _ => "Wie de mail met de link kreeg", cancellation);

    public sealed override async Task<IReadOnlyDictionary<int, string>> AnswersAsync(Guid instance, CancellationToken cancellation)
    {
        var answered = await db.Set<ConsentRequest>().Where(r => r.InstanceId == instance && r.ClosedAt != null && (r.State == ConsentState.Granted || r.State == ConsentState.Refused || r.State == ConsentState.Withdrawn))
            .OrderBy(r => r.Id).Select(r => new { r.ContextId, At = r.ClosedAt ?? r.AskedAt }).ToListAsync(cancellation);
        return answered.GroupBy(a => a.ContextId).ToDictionary(g => g.Key, g => $"Wie de mail met de link kreeg, {Show.Moment(g.Last().At)}");
    }

    public sealed override async Task EndAsync(Guid work, WorkEnd how, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (state, line) = how == WorkEnd.Expired ? (ConsentState.Expired, ConsentEvent.Expired) : (ConsentState.Cancelled, ConsentEvent.Cancelled);
        if (db.Set<ConsentRequest>().Local.FirstOrDefault(r => r.Id == work) is { } made && db.Entry(made).State == EntityState.Added)
        {
            // asked in this very step: it is not in the database yet, and its mail need not go
            (made.State, made.ClosedAt) = (state, now);
            mails.TakeBack(made);
            ledger.Add(work, db.Set<ConsentText>().Local.FirstOrDefault(t => t.Id == made.TextId) ?? await db.Set<ConsentText>().FirstAsync(t => t.Id == made.TextId, cancellation), line);
            return;
        }

        if (await db.Set<ConsentRequest>().Where(r => r.Id == work && r.State == ConsentState.Pending)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state).SetProperty(r => r.ClosedAt, now), cancellation) == 1)
        {
            await ledger.AddAsync(work, line, cancellation);
        }
        else if (how == WorkEnd.Expired && await db.Set<ConsentRequest>().AnyAsync(r => r.Id == work && r.State != ConsentState.Expired, cancellation))
        {
            // somebody was first: done again, the step finds their answer. A process that is cancelled has no use for one.
            throw new DbUpdateConcurrencyException("The question was decided while its time ended.");
        }
    }
}

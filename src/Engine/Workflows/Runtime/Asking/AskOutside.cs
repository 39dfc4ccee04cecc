using Engine.Connectors;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Consents;
using Engine.Workflows.Forwarding;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime.Asking;

/// <summary>
/// Asks a system outside what an instance wants to know, and brings it the answer in the transaction that records it. A worker that dies in
/// between asks again under the same key. What was asked is gone once it is answered.
/// </summary>
internal sealed class AskOutside(OutsideClient client, OutsideAccess access, SealedValues values, Signals signals, ForwardMail mail, CurrentTenant tenant, JobQueue jobs, TimeProvider time) : OutsideJobHandler
{
    public const string JobKind = "workflow.request";

    private WorkflowEffect? effect;
    private Question? question;
    private OutsideAnswer? answer;
    private string? forbidden;
    private bool isWithdrawn;

    public override string Kind => JobKind;

    public override string Title => "Andere systemen vragen voor workflows";

    public override async Task ActAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        effect = await db.Set<WorkflowEffect>().FirstOrDefaultAsync(e => e.Id == row && e.State == EffectState.Waiting, cancellation);
        if (effect is null)
        {
            return;
        }

        question = Question.Read(effect.Kind, values.Reveal(WorkflowEffect.PayloadPurpose, effect.Payload));
        if (question.Consent is { } consent && !await StandingConsent.IsAsync(db, consent, cancellation))
        {
            isWithdrawn = true;
            return;
        }

        var config = tenant.Value.Config.Outside;
        try
        {
            answer = await client.SendAsync(question.Request(config, access, KeyOf(effect)), config, cancellation);
        }
        catch (OutsideForbiddenException refusal)
        {
            forbidden = refusal.Message;
        }
    }

    public override Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        // the state is a token of this row: one that was dropped meanwhile makes the save fail
        if (effect is null || question is null)
        {
            return Task.CompletedTask;
        }

        var now = time.GetUtcNow();
        effect.Attempts++;
        if (answer?.IsPassing == true && effect.Attempts < question.Attempts)
        {
            jobs.Add(Kind, row, now + Backoff.After(effect.Attempts));
            return Task.CompletedTask;
        }

        if (question is ForwardQuestion { Letter: { } letter } && answer is not null && ForwardQuestion.IsTaken(answer))
        {
            // the answer is how the mail goes that tells of it
            effect.Payload = null;
            mail.Send(effect, letter);
            return Task.CompletedTask;
        }

        (effect.State, effect.DoneAt, effect.Payload) = (answer is { Failure: null } ? EffectState.Done : EffectState.Failed, now, null);
        signals.Add(new()
        {
            InstanceId = effect.InstanceId, Kind = SignalKind.Resume, DeliveryKey = effect.AnswerKey, Number = question.Bookmark, At = now,
            Payload = signals.Seal(answer is not null ? question.Resume(answer) : isWithdrawn ? new WorkAnswer("Failed").Payload : WorkAnswer.Fault(forbidden ?? "")),
        });
        return Task.CompletedTask;
    }

    private string KeyOf(WorkflowEffect asked) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{tenant.Value.Id}:{asked.InstanceId:N}:{asked.ContextId}:{asked.Number}");
}

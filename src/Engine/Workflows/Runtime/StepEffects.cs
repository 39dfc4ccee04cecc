using Engine.Data;
using Engine.Notifications;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Mails;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime.Asking;
using Engine.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>Writes what a step wants outside its instance, so that it happens when the step is kept and never otherwise.</summary>
public sealed class StepEffects(PortalDbContext db, EffectQueue queue, StartWorkflow start, Signals signals, WorkflowMails mails, Outbox outbox, EndRequest requests)
{
    internal async Task AddAsync(Step step, CancellationToken cancellation)
    {
        foreach (var effect in step.Effects.OfType<OutsideEffect>())
        {
            Add(step, effect);
        }

        await StartAsync(step, [.. step.Effects.OfType<ChildDispatched>()], cancellation);
    }

    private void Add(Step step, OutsideEffect effect)
    {
        switch (effect)
        {
            case MailRequested mail:
                mails.Send(step.Instance, mail.Source, step.At, mail.BookmarkId, [.. mail.Mail.To, .. mail.Mail.Cc, .. mail.Mail.Bcc], mail.Mail.Subject, mail.Mail.Body);
                break;
            case HttpRequested http:
                queue.Ask(step.Instance, http.Source, step.At, new HttpQuestion(http.Request, http.BookmarkId));
                break;
            case EventPublished published:
                queue.Announce(step.Instance, step.At, published);
                break;
            case ChildAbandoned child when Guid.TryParse(child.ChildInstanceId, out var id):
                signals.Add(new() { InstanceId = id, Kind = SignalKind.Cancel, DeliveryKey = $"abandon:{id}", At = step.At });
                break;
        }
    }

    /// <summary>Tells who waits for the end, ends what was asked, and drops what an instance that was cancelled had not sent yet.</summary>
    internal async Task EndAsync(Step step, CancellationToken cancellation)
    {
        var instance = step.Instance;
        await requests.HandleAsync(instance, step.At, cancellation);
        if (instance is { ParentId: { } parent, ParentBookmark: { } bookmark })
        {
            signals.Add(new()
            {
                InstanceId = parent, Kind = SignalKind.Resume, DeliveryKey = $"child:{instance.Id}", Number = bookmark, At = step.At,
                Payload = signals.Seal(EndOf(instance.Id, step.State.SubStatus, step.State.Outputs)),
            });
        }

        if (instance.SubStatus == WorkflowSubStatus.Cancelled)
        {
            await db.Set<WorkflowEffect>().Where(e => e.InstanceId == instance.Id && e.State == EffectState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EffectState.Dropped).SetProperty(e => e.Payload, (byte[]?)null), cancellation);
            await outbox.DropAsync(instance.Id, cancellation);
        }
    }

    private async Task StartAsync(Step step, IReadOnlyList<ChildDispatched> children, CancellationToken cancellation)
    {
        if (children.Count == 0)
        {
            return;
        }

        var waiting = step.State.Bookmarks.ToLookup(b => b.ContextId, b => b.Id);
        var wanted = children.Select(child => new StartWorkflow.Request(child.DefinitionId, child.Inputs)
        {
            Id = Guid.Parse(child.ChildInstanceId), CorrelationId = child.CorrelationId, SubjectId = step.Instance.SubjectId, RequestId = step.Instance.RequestId,
            StartedBy = step.Instance.StartedBy, ParentId = step.Instance.Id, Generation = step.Instance.Generation + 1,
            ParentBookmark = child.WaitsForIt && waiting.Contains(child.Source.ContextId) ? waiting[child.Source.ContextId].First() : null,
        }).ToList();
        var started = await start.AddAllAsync(wanted, cancellation);
        foreach (var refused in wanted.Where((r, i) => started[i] is null && r.ParentBookmark is not null))
        {
            // one that may not start has ended before it began
            Resume(step, $"child:{refused.Id}", refused.ParentBookmark ?? 0, EndOf(refused.Id, WorkflowSubStatus.Cancelled, Plain.EmptyMap));
        }
    }

    private void Resume(Step step, string key, int bookmark, object payload) => signals.Add(new()
    {
        InstanceId = step.Instance.Id, Kind = SignalKind.Resume, DeliveryKey = key, Number = bookmark, At = step.At, Payload = signals.Seal(payload),
    });

    private static Dictionary<string, object?> EndOf(Guid child, WorkflowSubStatus status, IReadOnlyDictionary<string, object?> output) => new(StringComparer.Ordinal)
    {
        ["childInstanceId"] = child.ToString("N"), ["status"] = status.ToString(), ["output"] = output,
    };
}

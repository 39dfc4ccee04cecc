using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Runtime.Work;

/// <summary>Has the portal do what a step asks of it, and gives the answers that are there at once back to the same step.</summary>
public sealed class StepWork(IServiceProvider services, Signals signals)
{
    /// <summary>Answers that one step takes in; a loop that asks for more goes on in the next, so that no transaction is long.</summary>
    private const int MostAnswers = 100;

    /// <returns>Whether the step ran on.</returns>
    internal async Task<bool> DoAsync(Step step, CancellationToken cancellation)
    {
        var ran = false;
        foreach (var effect in step.TakeNewEffects())
        {
            switch (effect)
            {
                case WorkRequested asked when await AnswerAsync(step, asked, cancellation) is { } answer:
                    ran |= Tell(step, asked, answer);
                    break;
                case WorkReminded reminded:
                    await Of(reminded.TypeName).RemindAsync(reminded.WorkId, reminded.TemplateKey, cancellation);
                    break;
                case WorkPostponed postponed:
                    await Of(postponed.TypeName).PostponeAsync(postponed.WorkId, postponed.DueAt, cancellation);
                    break;
                case WorkEnded ended:
                    await Of(ended.TypeName).EndAsync(ended.WorkId, ended.How, cancellation);
                    break;
            }
        }

        return ran;
    }

    private async Task<IReadOnlyDictionary<string, object?>?> AnswerAsync(Step step, WorkRequested asked, CancellationToken cancellation)
    {
        try
        {
            return (await Of(asked.TypeName).DoAsync(new(step.Instance, asked, step.At), cancellation))?.Payload;
        }
        catch (ActivityFault fault)
        {
            return WorkAnswer.Fault(fault.Message);
        }
    }

    // an instance that stopped, or that stores its state first, hears it in its next step
    private bool Tell(Step step, WorkRequested asked, IReadOnlyDictionary<string, object?> answer)
    {
        if (!step.HasMore && !step.IsFaulted && step.Answers++ < MostAnswers)
        {
            step.Run(new ResumeStimulus(asked.BookmarkId, answer));
            return true;
        }

        signals.Add(new()
        {
            InstanceId = step.Instance.Id, Kind = SignalKind.Resume, DeliveryKey = $"work:{step.Instance.Id:N}:{asked.Source.ContextId}:{asked.Source.Number}",
            Number = asked.BookmarkId, At = step.At, Payload = signals.Seal(answer),
        });
        return false;
    }

    private ActivityWork Of(string typeName) => services.GetKeyedService<ActivityWork>(typeName)
        ?? throw new ActivityFault(IncidentTypes.Work, $"De activiteit {typeName} kan in dit portaal niet worden uitgevoerd");
}

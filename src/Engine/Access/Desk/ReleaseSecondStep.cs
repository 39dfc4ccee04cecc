using Engine.Modules;
using Engine.SignIn.SecondSteps;

namespace Engine.Access.Desk;

/// <summary>Takes away the second step of who lost the phone (000-12), with the reason in the log.</summary>
public sealed class ReleaseSecondStep(ResetSecondStep reset, SamePerson persons, CurrentActor actor)
{
    public async Task<Result<Account>> HandleAsync(Guid account, string? reason, CancellationToken cancellation) =>
        DeskCase.Check(reason) is { } missing ? missing
        : await persons.IsAsync(actor.Value.AccountId, account, cancellation) ? DeskCase.NotOwn
        : await reset.HandleAsync(account, reason?.Trim(), cancellation);
}

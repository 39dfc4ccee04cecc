using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.EHerkenning.Join;

/// <summary>What the person is asked.</summary>
/// <param name="Name">Of the account that exists.</param>
/// <param name="Organisations">How many organisations it works for now.</param>
/// <param name="Organisation">The one that invites.</param>
public sealed record JoinQuestion(string Name, int Organisations, string Organisation);

/// <summary>
/// An invitation for an account that exists, taken up with a means: from then on that means opens the account with all its organisations. So
/// it is asked first, and nothing is bound before the answer.
/// </summary>
public sealed class JoinAccount(PortalDbContext db, PendingJoins pending, BindMeans bind, TakeBrokerAnswer take)
{
    /// <returns>Null when nothing waits, or the invitation is worth nothing any more.</returns>
    public async Task<JoinQuestion?> FindAsync(CancellationToken cancellation)
    {
        if (await pending.FindAsync(cancellation) is not { } answer || await bind.WeighAsync(answer.Statement, answer.Request, cancellation) is not { IsRefused: false, Value: var invitation })
        {
            return null;
        }

        var places = await db.Set<Membership>().CountAsync(m => m.AccountId == invitation.Account.Id && m.DisabledAt == null, cancellation);
        return new(invitation.Account.Name, places, invitation.Organisation.Name);
    }

    /// <summary>The account is theirs: the means is bound, the invitation taken up, and the person signed in.</summary>
    public async Task<BrokerOutcome> HandleAsync(CancellationToken cancellation)
    {
        if (await pending.FindAsync(cancellation) is not { } answer)
        {
            return new(null, BindMeans.Worthless, null);
        }

        pending.Forget();
        return await take.JoinAsync(answer, cancellation);
    }
}

using Engine.Modules;
using Engine.SignIn.EHerkenning.Join;
using Microsoft.AspNetCore.Http;

namespace Engine.SignIn.EHerkenning;

/// <summary>What a visitor has to do after the broker answered.</summary>
/// <param name="Step">Null when the answer was refused.</param>
/// <param name="Refusal">Why, when it was refused.</param>
/// <param name="Request">What was asked; null when the answer belongs to no question.</param>
public sealed record BrokerOutcome(SignInStep? Step, Refusal? Refusal, BrokerRequest? Request)
{
    /// <summary>Where the visitor was going; passed <see cref="LocalAddress"/>.</summary>
    public string? ReturnUrl => Request?.ReturnUrl;
}

/// <summary>Ends every answer of a broker, whichever protocol carried it: signs in, or says why not.</summary>
public sealed class TakeBrokerAnswer(SignInWithEHerkenning signIn, PendingJoins pending, SealedCookies cookies, IHttpContextAccessor http)
{
    /// <summary>Cookie with the name of the broker's own session, for signing out there too.</summary>
    public const string Cookie = "makelaarsessie";

    public static readonly Refusal Cancelled = new("eherkenning.cancelled", "U hebt het inloggen met eHerkenning gestopt.");

    public static readonly Refusal Failed = new("eherkenning.failed", "Inloggen met eHerkenning is niet gelukt. Probeer het opnieuw.");

    public static readonly Refusal Unavailable = new("eherkenning.unavailable", "eHerkenning is nu niet bereikbaar. Probeer het later opnieuw.");

    public async Task<BrokerOutcome> HandleAsync(BrokerAnswer answer, CancellationToken cancellation)
    {
        if (answer is not BrokerAnswer.Accepted accepted)
        {
            var refused = answer as BrokerAnswer.Refused;
            return new(null, Reason(refused?.Refusal ?? BrokerRefusal.Rejected), refused?.Request);
        }

        return await GoOnAsync(accepted, joins: false, cancellation);
    }

    /// <summary>Goes on with an answer after the person said that the account is theirs.</summary>
    public Task<BrokerOutcome> JoinAsync(BrokerAnswer.Accepted accepted, CancellationToken cancellation) => GoOnAsync(accepted, joins: true, cancellation);

    private async Task<BrokerOutcome> GoOnAsync(BrokerAnswer.Accepted accepted, bool joins, CancellationToken cancellation)
    {
        var result = await signIn.HandleAsync(accepted.Statement, accepted.Request, joins, cancellation);
        if (result.IsRefused)
        {
            return new(null, result.Refusals[0], accepted.Request);
        }

        if (result.Value == SignInStep.Join)
        {
            pending.Keep(accepted);
        }
        else if (accepted.Session is { } session && http.HttpContext is { } context)
        {
            cookies.Write(context, Cookie, session);
        }

        return new(result.Value, null, accepted.Request);
    }

    private static Refusal Reason(BrokerRefusal refusal) => refusal switch
    {
        BrokerRefusal.Cancelled => Cancelled,
        BrokerRefusal.LevelTooLow => WeighStatement.TooLow,
        BrokerRefusal.Rejected => Failed,
        BrokerRefusal.Unavailable => Unavailable,
    };
}

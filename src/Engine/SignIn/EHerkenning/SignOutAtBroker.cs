using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn.EHerkenning;

/// <summary>Ends the session at the broker after the one here, so that the next visitor of this device cannot go on with it (dutch-standards 1.12).</summary>
public sealed partial class SignOutAtBroker(Brokers brokers, SealedCookies cookies, IHttpContextAccessor http, ILogger<SignOutAtBroker> log)
{
    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("Signing out belongs to a request.");

    /// <summary>Whether the broker named a session of its own at sign-in.</summary>
    public bool IsMeant => cookies.Read<BrokerSessionName>(Http, TakeBrokerAnswer.Cookie) is not null;

    /// <returns>Null when there is nothing to end there, or the broker cannot be asked.</returns>
    public async Task<BrokerDeparture?> HandleAsync(CancellationToken cancellation)
    {
        if (cookies.Read<BrokerSessionName>(Http, TakeBrokerAnswer.Cookie) is not { } session)
        {
            return null;
        }

        cookies.Delete(Http, TakeBrokerAnswer.Cookie);
        try
        {
            return brokers.OrNone is { } broker ? await broker.SignOutAsync(session, cancellation) : null;
        }
        catch (BrokerException fault)
        {
            LogFault(fault);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The session at the broker could not be ended")]
    private partial void LogFault(Exception fault);
}

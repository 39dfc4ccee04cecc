using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.SignIn.EHerkenning.Join;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn.EHerkenning;

/// <summary>Sends a visitor to the broker of the tenant.</summary>
public sealed partial class AskBroker(
    PortalDbContext db, Brokers brokers, BrokerRequests requests, PendingJoins joins, CurrentSession session, AuditLog audit, ILogger<AskBroker> log)
{
    /// <param name="Level">
    /// Level of the function that asks; the tenant's own is the least. A level that is named asks for the means anew: a broker that
    /// remembers a lower one would give that again.
    /// </param>
    /// <param name="ReturnUrl">Local address to go to afterwards; anything else is ignored.</param>
    /// <param name="Invitation">Token of the invitation that is being taken up; null otherwise.</param>
    /// <param name="OtherMeans">True for who was asked whether an account is theirs, and wants to show another means instead.</param>
    public sealed record Input(Level Level, string? ReturnUrl, string? Invitation, bool OtherMeans = false);

    public async Task<Result<BrokerDeparture>> HandleAsync(Input input, CancellationToken cancellation)
    {
        if (brokers.OrNone is not { } broker)
        {
            LogWithout(log);
            return TakeBrokerAnswer.Unavailable;
        }

        var invitation = input.Invitation is { } token ? MailedToken.HashOf(token)
            : input.OtherMeans ? (await joins.FindAsync(cancellation))?.Request.InvitationHash : null;
        var kind = invitation is not null ? BrokerRequestKind.Activation
            : session.OrNone is not null || input.Level != Level.None ? BrokerRequestKind.StepUp : BrokerRequestKind.SignIn;
        var (request, half) = await requests.StartAsync(kind, input.Level, input.ReturnUrl, invitation, cancellation);
        try
        {
            return await broker.AskAsync(request, half, cancellation);
        }
        catch (BrokerException fault)
        {
            LogFault(log, fault);
            audit.Add(new(AuditAction.Execute, "portal.inloggen") { Outcome = AuditOutcome.Failure, Detail = "eHerkenning is niet bereikbaar" });
            await db.SaveChangesAsync(cancellation);
            return TakeBrokerAnswer.Unavailable;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Somebody asked for eHerkenning, but the tenant file names no broker that this host can ask")]
    private static partial void LogWithout(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker cannot be asked")]
    private static partial void LogFault(ILogger logger, Exception fault);
}

using Engine.Tenancy;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>
/// Takes what comes back at the portal's address: first whose request it answers, used up at once, then the code.
/// </summary>
public sealed partial class ReceiveOidcAnswer(
    OidcDiscovery discovery,
    OidcTokens tokens,
    ReadIdToken read,
    BrokerRequests requests,
    RefuseBrokerAnswer refuse,
    CurrentTenant tenant,
    ILogger<ReceiveOidcAnswer> log)
{
    /// <param name="Issuer">Who answers (RFC 9207), where the broker says so.</param>
    public sealed record Input(string? State, string? Code, string? Error, string? Issuer);

    /// <returns>Null when the tenant has no broker that speaks OpenID Connect.</returns>
    public async Task<BrokerAnswer?> HandleAsync(Input input, CancellationToken cancellation)
    {
        if (tenant.Value.Config.SignIn.EHerkenning?.Broker is not { Kind: BrokerKind.Oidc, Oidc: { } config })
        {
            return null;
        }

        if (!Guid.TryParseExact(input.State, "N", out var id) || await requests.TakeAsync(id, cancellation) is not { } taken)
        {
            return await refuse.HandleAsync(BrokerRefusal.Rejected, "oidc.state", null, cancellation);
        }

        try
        {
            return await ExchangeAsync(input, config, taken.Request, taken.Half, cancellation);
        }
        catch (BrokerException fault)
        {
            LogFault(fault);
            return await refuse.HandleAsync(BrokerRefusal.Unavailable, "oidc.unavailable", taken.Request, cancellation);
        }
    }

    private async Task<BrokerAnswer> ExchangeAsync(
        Input input, OidcBrokerConfig config, BrokerRequest request, BrowserHalf half, CancellationToken cancellation)
    {
        var broker = await discovery.OfAsync(config.Issuer, cancellation);
        // an answer of another broker must not be exchanged at this one (mix-up)
        var promised = broker.AdditionalData.TryGetValue("authorization_response_iss_parameter_supported", out var says) && says is true;
        if (input.Issuer is { } named ? named != broker.Issuer : promised)
        {
            return await refuse.HandleAsync(BrokerRefusal.Rejected, "oidc.iss", request, cancellation);
        }

        switch (input)
        {
            case { Error: "access_denied" }:
                return await refuse.HandleAsync(BrokerRefusal.Cancelled, "oidc.access_denied", request, cancellation);
            case { Error: not null }:
                return await refuse.HandleAsync(BrokerRefusal.Rejected, "oidc.error", request, cancellation);
            case { Code: null or { Length: 0 or > 4000 } }:
                return await refuse.HandleAsync(BrokerRefusal.Rejected, "oidc.code", request, cancellation);
        }

        var token = await tokens.ExchangeAsync(config, broker, input.Code, half, cancellation);
        if (await read.HandleAsync(token, config, broker, half, cancellation) is not { } claims)
        {
            return await refuse.HandleAsync(BrokerRefusal.Rejected, "oidc.token", request, cancellation);
        }

        if (ClaimReader.Read(claims, config.Claims, broker.Issuer) is not { } statement)
        {
            // names without values: enough to mend the map, and nothing personal
            LogClaims(string.Join(' ', claims.EnumerateObject().Select(c => c.Name)));
            return await refuse.HandleAsync(BrokerRefusal.Rejected, "oidc.claims", request, cancellation);
        }

        return new BrokerAnswer.Accepted(request, statement, new(broker.Issuer, token, null, null));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The broker cannot be asked what its answer means")]
    private partial void LogFault(Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "An ID token lacks what the map of claims asks, or names an unknown level or kind; it holds {Claims}")]
    private partial void LogClaims(string claims);
}

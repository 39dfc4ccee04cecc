using System.Security.Cryptography;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>A broker that speaks SAML 2.0.</summary>
internal sealed class SamlBroker(AuthnRequests requests, SamlLogout logout) : Broker
{
    public override bool Serves(BrokerConfig? config) => config is { Kind: BrokerKind.Saml, Saml: not null };

    public override Task<BrokerDeparture> AskAsync(BrokerRequest request, BrowserHalf half, CancellationToken cancellation) =>
        Task.FromResult(Try(() => requests.Make(request)));

    public override Task<BrokerDeparture?> SignOutAsync(BrokerSessionName session, CancellationToken cancellation) => Task.FromResult(Try(() => logout.Ask(session)));

    private static T Try<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception fault) when (fault is SamlRefusedException or InvalidOperationException or CryptographicException)
        {
            throw new BrokerException(fault.Message, fault);
        }
    }
}

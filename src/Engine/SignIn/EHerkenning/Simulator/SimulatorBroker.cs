namespace Engine.SignIn.EHerkenning.Simulator;

/// <summary>
/// Stands in for a broker while developing: a page of the portal itself where anybody is whoever they choose. Its answers pass the same
/// requests, rules and log as those of a real broker.
/// </summary>
public sealed class SimulatorBroker : Broker
{
    public const string Issuer = "urn:portal:eherkenning-simulator";

    public override bool Serves(BrokerConfig? config) => config is null or { Kind: BrokerKind.Simulator };

    public override Task<BrokerDeparture> AskAsync(BrokerRequest request, BrowserHalf half, CancellationToken cancellation) =>
        Task.FromResult(new BrokerDeparture(new($"eherkenning/simulator?vraag={request.Id}", UriKind.Relative)));
}

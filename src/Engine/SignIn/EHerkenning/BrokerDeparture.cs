namespace Engine.SignIn.EHerkenning;

/// <summary>How the browser gets to the broker.</summary>
/// <param name="Address">Where it goes.</param>
/// <param name="Fields">Form fields to post there; null for a plain redirect.</param>
public sealed record BrokerDeparture(Uri Address, IReadOnlyDictionary<string, string>? Fields = null);

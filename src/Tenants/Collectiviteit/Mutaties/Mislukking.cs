namespace Collectiviteit.Mutaties;

/// <summary>Why a request could not be carried out, and what the user does about it; both plain Dutch.</summary>
public sealed record Mislukking(string Waarom, string Oplossing);

namespace Collectiviteit.Mutaties.Koppeling;

/// <summary>Which system carries requests out, where the portal does not do it by itself.</summary>
/// <param name="Koppeling">Key under <c>outside.connectors</c>; its secret also signs the results that come back.</param>
/// <param name="Bewerking">Operation of that connector which takes requests.</param>
/// <param name="WachtUren">Hours from the request until it fails without a result.</param>
public sealed record Administratiekoppeling(string Koppeling, string Bewerking, int WachtUren = 72);

namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>How far a draft is right: a step opens only when those before it are, whatever its address says.</summary>
public sealed class Voortgang(Aanmeldcontracten contracten)
{
    /// <returns>The first step in which something is wrong or missing; null when persons and family are right.</returns>
    public async Task<string?> EersteFoutAsync(Concept concept, CancellationToken cancellation)
    {
        if ((concept.Hoofd?.Contract ?? contracten.Kies(Features.AanmeldenGezin, concept.Inhoud.Client.Contract)) is not { } contract)
        {
            return Stappen.Client;
        }

        var kader = await contracten.KaderAsync(contract.Id, cancellation);
        return Gezinsregels.Personen(concept, kader).Any(p => p.Plaats is null && p.Oordeel.Fouten.Count > 0) ? Stappen.Client
            : Gezinsregels.Stap(concept, kader).Any() ? Stappen.Gezin
            : null;
    }
}

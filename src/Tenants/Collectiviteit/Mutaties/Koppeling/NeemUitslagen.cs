using Collectiviteit.Aanmeldingen;
using Engine.Data;
using Engine.Modules;

namespace Collectiviteit.Mutaties.Koppeling;

/// <summary>What the administration decided on one mutatie.</summary>
/// <param name="Mutatie">Id that the message gave.</param>
/// <param name="Gelukt">True when it was carried out.</param>
/// <param name="Fout">Plain Dutch: why not.</param>
/// <param name="Oplossing">Plain Dutch: what the user does about it.</param>
/// <param name="Relatienummer">Number of somebody who is new.</param>
public sealed record Uitslag(Guid Mutatie, bool Gelukt, string? Fout = null, string? Oplossing = null, string? Relatienummer = null);

/// <param name="Uitslagen">Of any number of requests; at most <see cref="NeemUitslagen.Meeste"/>.</param>
public sealed record Uitslagbericht(IReadOnlyList<Uitslag?>? Uitslagen);

/// <summary>
/// Takes results of the administration in. A result of something that is closed or unknown is left: the same message may come twice. What was
/// carried out there is brought into the register here, and fails when the register cannot hold it.
/// </summary>
public sealed class NeemUitslagen(PortalDbContext db, Uitvoering uitvoering)
{
    public const int Meeste = 5000;

    private const int LangsteTekst = 300;

    /// <returns>Number of mutaties that these results closed.</returns>
    public async Task<Result<int>> HandleAsync(IReadOnlyList<Uitslag> uitslagen, CancellationToken cancellation)
    {
        if (uitslagen.Count is 0 or > Meeste)
        {
            return new Refusal("aantal-uitslagen", $"Stuur 1 tot en met {Meeste} uitslagen tegelijk.");
        }

        if (uitslagen.Any(u => u.Fout?.Length > LangsteTekst || u.Oplossing?.Length > LangsteTekst || u.Relatienummer is { Length: 0 or > 20 }))
        {
            return new Refusal("uitslag-te-lang", $"Een fout en een oplossing hebben hoogstens {LangsteTekst} tekens, een relatienummer 1 tot en met 20.");
        }

        var opId = uitslagen.GroupBy(u => u.Mutatie).ToDictionary(g => g.Key, g => g.Last());
        var mutaties = await Delen.LeesAsync(opId.Keys, ids => db.Set<Mutatie>().Where(m => ids.Contains(m.Id) && m.OpenVoor != null), cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var mislukt = mutaties.Where(m => !opId[m.Id].Gelukt).ToList();
        await uitvoering.RondAfAsync(mislukt, mislukt.ToDictionary(m => m.Id, m => Fout(opId[m.Id])), cancellation);
        await uitvoering.DoeAsync([.. mutaties.Except(mislukt)], Nummers(mutaties, opId), cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return mutaties.Count;
    }

    private static Mislukking Fout(Uitslag uitslag) => new(
        uitslag.Fout is { Length: > 0 } fout ? fout : "De administratie keurde het verzoek af.",
        uitslag.Oplossing is { Length: > 0 } oplossing ? oplossing : "Controleer de gegevens en vraag het opnieuw aan.");

    private static Dictionary<Guid, string> Nummers(List<Mutatie> mutaties, Dictionary<Guid, Uitslag> opId)
    {
        var nummers = new Dictionary<Guid, string>();
        foreach (var mutatie in mutaties)
        {
            if (mutatie.AanmeldingId is { } id && opId[mutatie.Id].Relatienummer is { } nummer)
            {
                nummers[id] = nummer;
            }
        }

        return nummers;
    }
}

using Collectiviteit.Deelnemers;
using Engine.Calendar;
using Engine.Features;
using Engine.Modules;

namespace Collectiviteit.Mutaties;

/// <param name="Nummer">As typed; empty takes the number away.</param>
/// <param name="OokAlsDubbel">True when the user was warned that somebody else has the number, and goes on.</param>
public sealed record NummerInvoer(Guid DeelnameId, string? Nummer, bool OokAlsDubbel);

/// <summary>Adds or changes the employer's own number, always as of today (000-25).</summary>
public sealed class WijzigWerknemersnummer(Dossiers dossiers, Indienen indienen, FeatureView features, Nummergebruik nummers, TimeProvider time)
{
    public const int MaximumLengte = Deelname.LangsteWerknemersnummer;

    public const string Veld = "Nummer";

    public async Task<Result<Dossier>> HandleAsync(NummerInvoer invoer, CancellationToken cancellation)
    {
        if (await dossiers.VindAsync(Features.Werknemersnummer, invoer.DeelnameId, cancellation) is not { } dossier)
        {
            return new Refusal("onbekend", "Deze persoon is niet gevonden.");
        }

        if (dossier.Voorbij is { } voorbij)
        {
            return voorbij;
        }

        var nummer = (invoer.Nummer ?? "").Trim();
        if (Weeg(dossier.Deelname, nummer) is { } fout)
        {
            return fout;
        }

        if (!invoer.OokAlsDubbel && await nummers.WeegAsync(features.Contracts(Features.Werknemersnummer), dossier.Deelname.ContractId, nummer, dossier.Deelnemer.Id, Veld, cancellation) is { } dubbel)
        {
            return dubbel;
        }

        var ingediend = await indienen.HandleAsync(
            [new(MutatieSoort.Werknemersnummer, dossier.Lid, DutchTime.Today(time)) { NieuwNummer = nummer }],
            cancellation);
        return ingediend.IsRefused ? ingediend.Refusals.ToArray() : dossier;
    }

    private static Refusal? Weeg(Deelname deelname, string nummer)
    {
        if (deelname.Rol != Rol.Hoofdverzekerde)
        {
            return new("alleen-werknemer", "Alleen de werknemer heeft een nummer, het gezin niet. Open de gegevens van de werknemer.");
        }

        if (nummer.Length > MaximumLengte)
        {
            return new("nummer-te-lang", $"Het nummer is te lang. Gebruik hoogstens {MaximumLengte} tekens.", Veld);
        }

        if (nummer.Any(char.IsControl))
        {
            return new("nummer-onleesbaar", "Gebruik alleen letters, cijfers en leestekens.", Veld);
        }

        return nummer == deelname.Werknemersnummer
            ? new("nummer-gelijk", nummer.Length == 0 ? "Er staat nog geen nummer. Vul een nummer in." : "Dit nummer staat er al. Vul een ander nummer in.", Veld)
            : null;
    }
}

using Collectiviteit.Deelnemers;
using Engine.Data.Encryption;

namespace Collectiviteit.Aanmeldingen;

/// <summary>
/// The same id for the same person at the same contract, so that a person without an enrolment can still be asked for only once at a time. It is
/// a keyed hash, because it covers the BSN. A renewal of the keys between two clicks gives two ids; the administration refuses the second.
/// </summary>
internal static class Persoonssleutel
{
    private const string Doel = "collectiviteit.persoonssleutel";
    private const int NaVersie = 2;

    /// <param name="bsn">As <see cref="Bsn.TryParse"/> gives it; null when unknown.</param>
    public static Guid Van(FieldProtector velden, Aanmelding aanmelding, string? bsn) => new(velden.SearchHash(Doel, string.Join(
        '\n',
        aanmelding.ContractId.ToString("N"),
        Naam.Sleutel(aanmelding.Voorletters, aanmelding.Tussenvoegsel, aanmelding.Achternaam),
        aanmelding.Voornaam is { } voornaam ? string.Join(' ', Naam.Normaliseer(voornaam)) : "",
        aanmelding.Geboortedatum.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        bsn ?? "")).AsSpan(NaVersie, 16));
}

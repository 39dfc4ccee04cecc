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
    public static Guid Van(FieldProtector velden, Aanmelding aanmelding, string? bsn) =>
        Van(velden, aanmelding.ContractId, Naam.Sleutel(aanmelding.Voorletters, aanmelding.Tussenvoegsel, aanmelding.Achternaam), aanmelding.Voornaam, aanmelding.Geboortedatum, bsn);

    public static Guid Van(FieldProtector velden, Guid contract, Aanmeldgegevens gegevens) =>
        Van(velden, contract, Naam.Sleutel(gegevens.Voorletters, gegevens.Tussenvoegsel, gegevens.Achternaam), gegevens.Voornaam, gegevens.Geboortedatum, gegevens.Bsn);

    public static Guid Van(FieldProtector velden, Guid contract, string naamsleutel, string? voornaam, DateOnly geboren, string? bsn) => new(velden.SearchHash(Doel, string.Join(
        '\n',
        contract.ToString("N"),
        naamsleutel,
        voornaam is null ? "" : string.Join(' ', Naam.Normaliseer(voornaam)),
        geboren.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        bsn ?? "")).AsSpan(NaVersie, 16));
}

using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;

namespace Collectiviteit.Mutaties;

/// <summary>One checked request that only waits to be handed in.</summary>
/// <param name="OpenVoor">Value of <see cref="Mutatie.OpenVoor"/> while it is open.</param>
/// <param name="Naam">Whom it is about, in words.</param>
internal sealed record Voorstel(MutatieSoort Soort, Guid ContractId, Guid? DeelnameId, Guid OpenVoor, string Naam, DateOnly Datum)
{
    /// <summary>A request about somebody who takes part.</summary>
    public Voorstel(MutatieSoort soort, Lid lid, DateOnly datum) : this(soort, lid.Deelname.ContractId, lid.Deelname.Id, lid.Deelname.Id, lid.Naam, datum)
    {
    }

    /// <summary>Enrols somebody who is new here.</summary>
    /// <param name="sleutel">Made by <see cref="Persoonssleutel"/>.</param>
    public Voorstel(Aanmelding aanmelding, Guid sleutel)
        : this(MutatieSoort.Aanmelding, aanmelding.ContractId, null, sleutel, aanmelding.Naam, aanmelding.Ingangsdatum) => Aanmelding = aanmelding;

    /// <summary>Enrols somebody who took part before, at the same contract or another.</summary>
    public Voorstel(Aanmelding aanmelding, Lid voorheen) : this(MutatieSoort.Aanmelding, voorheen, aanmelding.Ingangsdatum)
    {
        Aanmelding = aanmelding;
        NaarContractId = aanmelding.ContractId == voorheen.Deelname.ContractId ? null : aanmelding.ContractId;
    }

    public string? Reden { get; init; }

    public Guid? HerstelVan { get; init; }

    public string? NieuwNummer { get; init; }

    public Guid? NaarContractId { get; init; }

    public Aanmelding? Aanmelding { get; }

    /// <param name="aanvraag">Shared by what is handed in together.</param>
    /// <param name="door">Account that asks it.</param>
    public Mutatie Maak(Guid aanvraag, Guid door, string doorNaam, DateTimeOffset nu) => new()
    {
        Soort = Soort,
        DeelnameId = DeelnameId,
        AanmeldingId = Aanmelding?.Id,
        HerstelVan = HerstelVan,
        ContractId = ContractId,
        AanvraagId = aanvraag,
        Datum = Datum,
        Reden = Reden,
        NieuwNummer = NieuwNummer,
        NaarContractId = NaarContractId,
        IngediendOp = nu,
        DoorAccountId = door,
        DoorNaam = doorNaam,
        OpenVoor = OpenVoor,
    };
}

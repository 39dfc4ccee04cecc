using System.ComponentModel;
using Collectiviteit.Mutaties;
using Engine.Access;

namespace Collectiviteit.Api;

/// <summary>A request and what became of it, as a program reads it.</summary>
internal sealed record MutatieBericht(
    Guid Id,
    [property: Description("Hetzelfde voor alles wat in één verzoek is ingediend.")] Guid VerzoekId,
    MutatieSoort Soort,
    MutatieStatus Status,
    [property: Description("De deelname; bij een aanmelding bekend zodra die is verwerkt.")] Guid? DeelnemerId,
    [property: Description("Nummer van het contract.")] string? Contract,
    [property: Description("Nummer van het nieuwe contract, als u daarbij mag.")] string? NaarContract,
    [property: Description("Laatste dag bij een afmelding, anders de eerste dag.")] DateOnly Datum,
    string? Reden,
    string? Werknemersnummer,
    DateTimeOffset IngediendOp,
    [property: Description("Wie het indiende: een collega of een koppeling.")] string Door,
    DateTimeOffset? AfgehandeldOp,
    [property: Description("Waarom het niet lukte.")] string? Fout,
    [property: Description("Wat u eraan doet.")] string? Oplossing)
{
    public static MutatieBericht Van(Mutatie mutatie, Actor wie) => new(
        mutatie.Id, mutatie.AanvraagId, mutatie.Soort, mutatie.Status,
        mutatie.Betreft,
        wie.Contract(mutatie.ContractId)?.Number,
        mutatie.NaarContractId is { } naar ? wie.Contract(naar)?.Number : null,
        mutatie.Datum, mutatie.Reden, mutatie.NieuwNummer, mutatie.IngediendOp.ToUniversalTime(), mutatie.DoorNaam, mutatie.AfgehandeldOp?.ToUniversalTime(), mutatie.Fout, mutatie.Oplossing);
}

/// <summary>One page of requests, the oldest first.</summary>
internal sealed record MutatiePagina(
    IReadOnlyList<MutatieBericht> Mutaties, [property: Description("Adres van de volgende pagina; null op de laatste.")] string? Next);

/// <summary>What was taken in: one request, with a mutatie for each person.</summary>
internal sealed record Ontvangstbewijs(Guid VerzoekId, IReadOnlyList<MutatieBericht> Mutaties);

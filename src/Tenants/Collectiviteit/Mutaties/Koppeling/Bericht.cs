using System.Text.Json;
using System.Text.Json.Serialization;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties.Koppeling;

/// <summary>Words a request for the administration outside: everything it needs, in the insurer's own numbers. The README of the modules shows one.</summary>
public sealed class Bericht(PortalDbContext db, FieldProtector velden)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public async Task<byte[]> MaakAsync(Guid aanvraag, IReadOnlyList<Mutatie> mutaties, CancellationToken cancellation)
    {
        var bron = db.Set<Mutatie>().Where(m => m.AanvraagId == aanvraag);
        var contracten = await db.Set<Contract>()
            .Where(c => bron.Any(m => m.ContractId == c.Id || m.NaarContractId == c.Id) || db.Set<Aanmelding>().Any(a => a.ContractId == c.Id && bron.Any(m => m.AanmeldingId == a.Id)))
            .ToDictionaryAsync(c => c.Id, c => c.Number, cancellation);
        var aanmeldingen = await db.Set<Aanmelding>().AsNoTracking().Where(a => bron.Any(m => m.AanmeldingId == a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var nummers = await db.Set<Deelname>()
            .Where(d => bron.Any(m => m.DeelnameId == d.Id) || db.Set<Aanmelding>().Any(a => a.HoofdDeelnameId == d.Id && bron.Any(m => m.AanmeldingId == a.Id)))
            .ToDictionaryAsync(d => d.Id, d => d.Relatienummer, cancellation);
        var regels = mutaties.Select(m => Regel(m, m.AanmeldingId is { } id ? aanmeldingen[id] : null, contracten, nummers, mutaties)).ToList();
        return JsonSerializer.SerializeToUtf8Bytes(new { aanvraag, mutaties = regels }, Json);
    }

    private object Regel(
        Mutatie mutatie, Aanmelding? aanmelding, Dictionary<Guid, string> contracten, Dictionary<Guid, string> nummers, IReadOnlyList<Mutatie> mutaties) => new
        {
            id = mutatie.Id,
            soort = mutatie.Soort.ToString().ToLowerInvariant(),
            datum = mutatie.Datum,
            contract = contracten[mutatie.ContractId],
            naarContract = mutatie.NaarContractId is { } naar ? contracten[naar] : null,
            relatienummer = mutatie.DeelnameId is { } deelname ? nummers[deelname] : aanmelding?.Relatienummer,
            reden = mutatie.Reden,
            werknemersnummer = mutatie.NieuwNummer ?? aanmelding?.Werknemersnummer,
            persoon = aanmelding is null ? null : Persoon(aanmelding),
            rol = aanmelding?.Rol.ToString().ToLowerInvariant(),
            hoofd = aanmelding?.HoofdAanmeldingId is { } hoofd ? mutaties.FirstOrDefault(m => m.AanmeldingId == hoofd)?.Id : null,
            hoofdRelatienummer = aanmelding?.HoofdDeelnameId is { } via ? nummers[via] : null,
            verzekering = aanmelding?.Verzekering,
            betaalwijze = aanmelding?.Betaalwijze,
        };

    private object Persoon(Aanmelding aanmelding) => new
    {
        voorletters = aanmelding.Voorletters,
        voornaam = aanmelding.Voornaam,
        tussenvoegsel = aanmelding.Tussenvoegsel,
        achternaam = aanmelding.Achternaam,
        geboortedatum = aanmelding.Geboortedatum,
        geslacht = aanmelding.Geslacht.ToString().ToLowerInvariant(),
        bsn = aanmelding.Bsn is { } geheim ? velden.Reveal(Bsn.Doel, geheim) : null,
        straat = aanmelding.Straat,
        huisnummer = aanmelding.Huisnummer,
        postcode = aanmelding.Postcode,
        woonplaats = aanmelding.Woonplaats,
        land = aanmelding.Land,
    };
}

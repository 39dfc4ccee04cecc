using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>
/// Finds participants of the contracts in reach (000-16, 000-17): one person wherever searching is on, everyone only where the total
/// overview is. Who is in the list says <see cref="ZoekVraag.Wie"/>. Writes one read event per page, without the words that were searched for.
/// </summary>
public sealed class ZoekDeelnemers(PortalDbContext db, LeesVraag lezen, FeatureView features, CurrentActor actor, FieldProtector velden, Instellingen instellingen, AuditLog audit, Tellingen tellingen, TimeProvider time)
{
    public static readonly Refusal NaOnbekend = new("na-onbekend", "Deze pagina van de lijst is er niet meer. Begin opnieuw bij de eerste pagina.");

    private readonly Lijstvragen vragen = Lijstvragen.Van(db);

    public async Task<Result<DeelnemerLijst>> HandleAsync(ZoekVraag vraag, CancellationToken cancellation)
    {
        var gelezen = lezen.Lees(vraag);
        if (gelezen.IsRefused)
        {
            return gelezen.Refusals.ToArray();
        }

        var selectie = gelezen.Value;
        var contracten = Bereik(selectie, vraag);
        if (contracten.Count == 0)
        {
            return new Refusal("zoek-een-persoon", "Vul minstens een naam, een nummer of een geboortedatum in. Het totaaloverzicht is er niet voor dit contract.");
        }

        // one connection for all that a page asks; it is given back before the log is waited for, which needs one too
        await db.Database.OpenConnectionAsync(cancellation);
        DeelnemerLijst? lijst;
        try
        {
            lijst = await LijstAsync(vraag, selectie, contracten, cancellation);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        if (lijst is null)
        {
            return NaOnbekend;
        }

        await audit.ReadAsync(
            new(AuditAction.Read, "collectiviteit.lijst")
            {
                ObjectType = "deelnemer",
                ObjectCount = lijst.Regels.Count,
                Detail = vraag.Criteria.Count == 0 ? "totaaloverzicht" : "gezocht op " + string.Join(", ", vraag.Criteria.Keys.Order(StringComparer.Ordinal)),
            },
            cancellation);
        return lijst;
    }

    /// <returns>Null when the row that the page begins after is not in reach.</returns>
    private async Task<DeelnemerLijst?> LijstAsync(ZoekVraag vraag, Selectie selectie, List<Guid> contracten, CancellationToken cancellation)
    {
        var kolom = Kolommen.Vind(vraag.Sorteer);
        var terug = vraag.Voor is not null;
        var bij = vraag.Voor ?? vraag.Na;
        var cursor = bij is { } id ? await vragen.DeelnameAsync(db, id) : null;
        if (bij is not null && (cursor is null || !contracten.Contains(cursor.ContractId)))
        {
            return null;
        }

        var vondsten = await PaginaAsync(contracten, selectie, kolom, cursor, vraag.Aflopend != terug, vraag.Aantal + 1, cancellation);
        var meer = vondsten.Count > vraag.Aantal;
        var pagina = vondsten.Take(vraag.Aantal).ToList();
        if (terug)
        {
            pagina.Reverse();
        }

        var totaal = await tellingen.TelAsync(db.TenantId, contracten, vraag.Wie, vraag.Criteria, () => TelAsync(contracten, selectie, cancellation));
        return new()
        {
            Regels = await RegelsAsync(pagina, cancellation),
            HeeftVorige = terug ? meer : cursor is not null,
            HeeftVolgende = terug ? cursor is not null : meer,
            Totaal = totaal,
            Deelnemend = await DeelnemendAsync(contracten, selectie, vraag, totaal, cancellation),
            Weggelaten = vraag.ContractId is null && vraag.Wie != Wie.Oud && !selectie.ZoektPersoon ? [.. features.Contracts(Features.Zoeken).Except(contracten)] : [],
        };
    }

    private List<Guid> Bereik(Selectie selectie, ZoekVraag vraag)
    {
        var contracten = features.Contracts(vraag.Wie == Wie.Oud ? Features.OudDeelnemers : selectie.ZoektPersoon ? Features.Zoeken : Features.Totaaloverzicht);
        if (selectie.Bsn is not null)
        {
            contracten = [.. contracten.Intersect(features.Contracts(Features.Bsn))];
        }

        return [.. actor.Value.Contracts.Where(c => contracten.Contains(c.Id) && (vraag.ContractId is null || c.Id == vraag.ContractId))
            .OrderBy(c => c.Number, StringComparer.Ordinal).Select(c => c.Id)];
    }

    private async Task<List<Vondst>> PaginaAsync(
        List<Guid> contracten, Selectie selectie, Kolom kolom, Deelname? cursor, bool omlaag, int aantal, CancellationToken cancellation)
    {
        // each contract is walked along its own index; the few rows of each are then merged, equal keys in the order of the contracts
        var richting = omlaag ? -1 : 1;
        var rijen = new List<(Vondst Rij, int Contract)>();
        var metBsn = features.Contracts(Features.Bsn);
        var vanCursor = cursor is null ? -1 : contracten.IndexOf(cursor.ContractId);
        for (var i = 0; i < contracten.Count; i++)
        {
            var plaats = (richting * (i - vanCursor)) switch { < 0 => Plaats.Eerder, 0 => Plaats.Zelfde, > 0 => Plaats.Later };
            var toontBsn = metBsn.Contains(contracten[i]);
            var deel = selectie.AllenVan is { } dagen
                ? vragen.Pagina(kolom, cursor is null ? null : plaats, omlaag, toontBsn)(db, contracten[i], dagen, cursor, aantal)
                : Vondst.Van(db, Rijen(contracten[i], plaats), toontBsn).AsAsyncEnumerable();
            await foreach (var rij in deel.WithCancellation(cancellation))
            {
                rijen.Add((rij, i));
            }
        }

        // the sort is stable: inside a contract the order of the database stays
        var volgorde = Comparer<(Vondst Rij, int Contract)>.Create((een, ander) =>
            richting * (kolom.Vergelijk(een.Rij.Deelname, ander.Rij.Deelname) is var v and not 0 ? v : een.Contract.CompareTo(ander.Contract)));
        return [.. rijen.Order(volgorde).Take(aantal).Select(r => r.Rij)];

        IQueryable<Deelname> Rijen(Guid contract, Plaats plaats) => selectie.IsAlleenNaam && kolom.Naam == Kolommen.Naam
            ? Naamtreffers.Pagina(db, contract, selectie, cursor, plaats, omlaag, aantal)
            : kolom.Vanaf(Deelnameselectie.Kies(db, contract, selectie, langsVolgorde: true).AsNoTracking(), cursor, plaats, omlaag).Take(aantal);
    }

    private async Task<IReadOnlyList<DeelnemerRegel>> RegelsAsync(List<Vondst> vondsten, CancellationToken cancellation)
    {
        // most pages have no request at all, and then ask no further
        var gevraagd = vondsten.Where(v => v.HeeftMutatie).Select(v => v.Deelname.Id).ToList();
        var mutaties = gevraagd.Count == 0 ? [] : await Openstaand.VanAsync(db, gevraagd, instellingen.MisluktSinds, cancellation);
        var afgerond = await AfgerondAsync(vondsten, cancellation);
        return [.. vondsten.Select(v => new DeelnemerRegel
        {
            Id = v.Deelname.Id,
            ContractId = v.Deelname.ContractId,
            Naam = v.Naam,
            Bsn = v.Bsn is null ? null : velden.Reveal(Bsn.Doel, v.Bsn),
            Geslacht = v.Geslacht,
            Relatienummer = v.Deelname.Relatienummer,
            Geboortedatum = v.Deelname.Geboortedatum,
            Rol = v.Deelname.Rol,
            Werknemersnummer = v.Deelname.Werknemersnummer,
            Ingangsdatum = v.Deelname.Ingangsdatum,
            Einddatum = v.Deelname.Einddatum,
            IsAfgerond = afgerond.Contains(v.Deelname.Id),
            Mutatie = mutaties.GetValueOrDefault(v.Deelname.Id),
        })];
    }

    // a list of a day, or of former participants, holds nobody else
    private async Task<int?> DeelnemendAsync(List<Guid> contracten, Selectie selectie, ZoekVraag vraag, int? totaal, CancellationToken cancellation)
    {
        if (totaal is null or 0 || selectie.Op is not null || vraag.Wie == Wie.Oud)
        {
            return totaal;
        }

        var vandaag = selectie with { Moment = Moment.OpDag(DutchTime.Today(time)) };
        var criteria = new Dictionary<string, string>(vraag.Criteria) { [Filters.Op] = "" };
        return await tellingen.TelAsync(db.TenantId, contracten, vraag.Wie, criteria, () => TelAsync(contracten, vandaag, cancellation));
    }

    /// <summary>The enrolments of a page that are over: the last day has passed, or the person goes on in a later period.</summary>
    private async Task<HashSet<Guid>> AfgerondAsync(List<Vondst> vondsten, CancellationToken cancellation)
    {
        var vandaag = DutchTime.Today(time);
        var eindigend = vondsten.Select(v => v.Deelname).Where(d => d.Einddatum is not null).ToList();
        var personen = eindigend.Where(d => d.Eind >= vandaag).Select(d => d.DeelnemerId).ToList();
        var bereik = features.Contracts(Features.Zoeken);
        var verder = personen.Count == 0 ? Array.Empty<DateOnly>().ToLookup(_ => Guid.Empty) : (await db.Set<Deelname>().Where(d => personen.Contains(d.DeelnemerId) && bereik.Contains(d.ContractId))
            .Select(d => new { d.DeelnemerId, d.Ingangsdatum }).ToListAsync(cancellation)).ToLookup(d => d.DeelnemerId, d => d.Ingangsdatum);
        return [.. eindigend.Where(d => d.Eind < vandaag || verder[d.DeelnemerId].Any(ingang => ingang > d.Eind)).Select(d => d.Id)];
    }

    private async Task<int?> TelAsync(List<Guid> contracten, Selectie selectie, CancellationToken cancellation)
    {
        var totaal = 0;
        foreach (var contract in contracten)
        {
            var hoogste = DeelnemerLijst.HoogsteTelling + 1 - totaal;
            totaal += selectie.AllenVan is (var begonnen, var vanaf) && begonnen == DateOnly.MaxValue
                ? await vragen.TelAsync(db, contract, vanaf, hoogste)
                : await (selectie.IsAlleenNaam ? Naamtreffers.Ids(db, contract, selectie) : Deelnameselectie.Kies(db, contract, selectie).Select(d => d.Id)).Take(hoogste).CountAsync(cancellation);
            if (totaal > DeelnemerLijst.HoogsteTelling)
            {
                return null;
            }
        }

        return totaal;
    }
}

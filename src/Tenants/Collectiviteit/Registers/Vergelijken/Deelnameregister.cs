using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers.Vergelijken;

/// <summary>Enrolments: those of main persons, or those of their family.</summary>
internal sealed class Deelnameregister(PortalDbContext db, BulkInsert bulk, FieldProtector velden, Uitvoering uitvoering, CurrentTenant tenant, bool gezin) : Registerdeel(db)
{
    private readonly CollectiviteitSettings settings = tenant.Value.Settings<CollectiviteitSettings>();
    private readonly Indeling indeling = Indeling.Van(gezin ? Registersoort.Gezinsleden : Registersoort.Deelnames);

    public override async Task<IReadOnlyList<Rijoordeel>> WeegAsync(IReadOnlyList<Importrij> rijen, bool uitvoeren, CancellationToken cancellation)
    {
        var gelezen = rijen.Select(r => Deelnamerij.Lees(new(indeling, r), gezin, settings)).ToList();
        var bestand = await Deelnamebestand.LeesAsync(Db, gelezen, uitvoeren, cancellation);
        var verzoeken = await Lopendeverzoeken.LeesAsync(Db, velden, gelezen, bestand, uitvoeren, cancellation);
        var nieuw = new List<Lid>();
        var oordelen = gelezen.ConvertAll(rij =>
        {
            var oordeel = new Rijoordeel(rij.Lezer);
            Weeg(rij, oordeel, bestand, verzoeken, uitvoeren, nieuw);
            return oordeel;
        });
        if (uitvoeren)
        {
            // what changed goes first: who moved within the file ends before beginning again
            await Db.SaveChangesAsync(cancellation);
            await bulk.WriteAsync(nieuw.Select(l => l.Deelname), cancellation);
            await bulk.WriteAsync(nieuw.SelectMany(l => Zoekwoord.Van(l.Deelname, l.Deelnemer)), cancellation);
            await verzoeken.RondAfAsync(Db, uitvoering, cancellation);
        }

        return oordelen;
    }

    public override async Task<IReadOnlyList<Registerrij>> LeesAsync(DateOnly peildatum, Guid na, int aantal, CancellationToken cancellation)
    {
        var rijen = await (
            from d in Db.Set<Deelname>()
            join c in Db.Set<Contract>() on d.ContractId equals c.Id
            where d.Ingangsdatum < peildatum && d.Eind >= peildatum && d.Id.CompareTo(na) > 0 && (gezin ? d.Rol != Rol.Hoofdverzekerde : d.Rol == Rol.Hoofdverzekerde)
            orderby d.Id
            select new { d.Id, d.Relatienummer, c.Number, d.Ingangsdatum }).Take(aantal).ToListAsync(cancellation);
        return rijen.ConvertAll(r => new Registerrij(r.Id, indeling.Sleutel([r.Relatienummer, r.Number, Rijoordeel.Datum(r.Ingangsdatum)])));
    }

    public override async Task<Beeindiging> BeeindigAsync(IReadOnlyList<Guid> ids, DateOnly laatste, CancellationToken cancellation)
    {
        var sleutels = ids.Select(i => (Guid?)i).ToList();
        var wachtend = (await Db.Set<Mutatie>().Where(m => sleutels.Contains(m.DeelnameId) && m.OpenVoor != null).Select(m => m.DeelnameId).ToListAsync(cancellation)).OfType<Guid>().ToHashSet();
        var lopend = await Db.Set<Deelname>().Where(d => ids.Contains(d.Id) && d.Eind > laatste && d.Ingangsdatum <= laatste).ToListAsync(cancellation);
        var eindigt = lopend.FindAll(d => !wachtend.Contains(d.Id));
        foreach (var deelname in eindigt)
        {
            (deelname.Eind, deelname.Eindreden, deelname.HoudtKorting) = (laatste, null, false);
        }

        return new(eindigt.Count, wachtend);
    }

    private void Weeg(Deelnamerij rij, Rijoordeel oordeel, Deelnamebestand bestand, Lopendeverzoeken verzoeken, bool uitvoeren, List<Lid> nieuw)
    {
        var (contract, persoon) = (bestand.Contract(rij), bestand.Persoon(rij));
        if (contract is null && rij.Contract.Length > 0)
        {
            rij.Lezer.Fout(Indeling.Contractnummer, "Dit contract staat niet in het portaal.", "Importeer eerst de contracten, of verbeter het nummer.");
        }

        if (persoon is null && rij.Nummer.Length > 0)
        {
            rij.Lezer.Fout(Indeling.Relatienummer, "Deze persoon staat niet in het portaal.", "Importeer eerst de personen, of verbeter het nummer.");
        }

        if (oordeel.Fouten.Count > 0 || contract is null || persoon is null)
        {
            return;
        }

        if (bestand.Bekend(persoon, contract, rij.Begin) is { } bekend)
        {
            Vergelijk(rij, oordeel, persoon, contract, bekend, bestand, verzoeken, uitvoeren);
            if (oordeel.Soort is Verschilsoort.Geweigerd or Verschilsoort.Conflict)
            {
                bestand.Laat(bekend);
            }

            return;
        }

        Begin(rij, oordeel, persoon, contract, bestand, verzoeken, uitvoeren, nieuw);
    }

    private void Vergelijk(Deelnamerij rij, Rijoordeel oordeel, Deelnemer persoon, Contract contract, Deelname deelname, Deelnamebestand bestand, Lopendeverzoeken verzoeken, bool uitvoeren)
    {
        if (deelname.Rol != rij.Rol)
        {
            rij.Lezer.Fout(gezin ? Indeling.Rol : null, "In het portaal heeft deze deelname een andere rol.", "Lever de regel bij de juiste rol: hoofdverzekerden bij deelnames, partners en kinderen bij gezinsleden.");
        }
        else if (rij.Hoofd is { } hoofd && !bestand.IsHoofd(hoofd, deelname.HoofdDeelnameId))
        {
            rij.Lezer.Fout(Indeling.Hoofd, "Dit gezinslid doet in het portaal mee via iemand anders. Dat kan niet wijzigen.", "Beëindig deze deelname en lever een nieuwe, of verbeter het nummer.");
        }

        if (rij.Lezer.Heeft(Indeling.Einddatum) && rij.Eind > deelname.Eind)
        {
            // what is added follows the rules of what begins
            MagVanaf(rij, Indeling.Einddatum, deelname.Eind.AddDays(1), persoon, contract, bestand);
        }

        rij.WeegReden(deelname);
        if (oordeel.Fouten.Count > 0)
        {
            return;
        }

        oordeel.Veld(Indeling.Einddatum, deelname.Eind, rij.Eind, () => deelname.Eind = rij.Eind, d => d == Deelname.OpenEinde ? "" : Rijoordeel.Datum(d));
        oordeel.Gevolg(Indeling.Eindreden, deelname.Eindreden, rij.NieuweReden(deelname, verzoeken.Reden(rij, deelname)), reden => (deelname.Eindreden, deelname.HoudtKorting) = (reden, Deelnamerij.HoudtKorting(reden, settings)));
        oordeel.Reeks(Indeling.Pakketten, deelname.Pakketten, rij.Pakketten);
        if (!gezin)
        {
            oordeel.Veld(Indeling.Werknemersnummer, deelname.Werknemersnummer, rij.Werknemersnummer, () => deelname.Werknemersnummer = rij.Werknemersnummer);
        }

        verzoeken.Weeg(oordeel, rij, deelname);
        if (uitvoeren && oordeel.Soort == Verschilsoort.Gewijzigd)
        {
            oordeel.Doe();
        }
    }

    private static void MagVanaf(Deelnamerij rij, string kolom, DateOnly dag, Deelnemer persoon, Contract contract, Deelnamebestand bestand)
    {
        if (dag < contract.Start || dag > (contract.End ?? DateOnly.MaxValue))
        {
            rij.Lezer.Fout(kolom, $"Het contract loopt niet op {Show.Date(dag)}.", $"Het contract loopt van {Show.Date(contract.Start)} tot en met {Show.Date(contract.End)}.");
        }

        if (bestand.Overlapt(persoon, contract, rij) is { } ander)
        {
            rij.Lezer.Fout(
                kolom, $"Deze persoon doet in dit contract al mee vanaf {Show.Date(ander.Ingangsdatum)}.",
                "Beëindig die deelname eerst: zet de regel met de einddatum direct boven deze regel.");
        }
    }

    private void Begin(Deelnamerij rij, Rijoordeel oordeel, Deelnemer persoon, Contract contract, Deelnamebestand bestand, Lopendeverzoeken verzoeken, bool uitvoeren, List<Lid> nieuw)
    {
        MagVanaf(rij, Indeling.Ingangsdatum, rij.Begin, persoon, contract, bestand);
        rij.WeegReden(null);
        var hoofd = rij.Hoofd is { } nummer ? bestand.Hoofd(nummer, contract, rij.Begin) : null;
        if (rij.Hoofd is not null && hoofd is null)
        {
            rij.Lezer.Fout(Indeling.Hoofd, "Deze hoofdverzekerde doet op de ingangsdatum niet mee in dit contract.", "Importeer eerst de deelnames, of verbeter nummer of datum.");
        }

        if (oordeel.Fouten.Count > 0)
        {
            return;
        }

        oordeel.IsNieuw = true;
        var id = verzoeken.WeegNieuw(oordeel, rij, persoon, contract);
        oordeel.Nieuw(Indeling.Naamkolom, Naam.Toon(persoon));
        oordeel.Nieuw(Indeling.Einddatum, rij.Eind == Deelname.OpenEinde ? null : Rijoordeel.Datum(rij.Eind));
        oordeel.Nieuw(Indeling.Pakketten, string.Join(", ", rij.Pakketten));
        if (oordeel.Soort != Verschilsoort.Nieuw)
        {
            return;
        }

        var deelname = new Deelname
        {
            Id = id ?? Guid.CreateVersion7(), ContractId = contract.Id, DeelnemerId = persoon.Id, HoofdDeelnameId = hoofd?.Id, Rol = rij.Rol, Ingangsdatum = rij.Begin, Eind = rij.Eind, Eindreden = rij.Reden,
            HoudtKorting = Deelnamerij.HoudtKorting(rij.Reden, settings), Werknemersnummer = rij.Werknemersnummer, Pakketten = [.. rij.Pakketten], Naamsleutel = Naam.Sleutel(persoon), Relatienummer = persoon.Relatienummer,
            Geboortedatum = persoon.Geboortedatum,
        };
        bestand.VoegToe(deelname);
        if (uitvoeren)
        {
            nieuw.Add(new(deelname, persoon));
        }
    }
}

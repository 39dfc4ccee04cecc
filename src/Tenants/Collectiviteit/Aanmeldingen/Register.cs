using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen;

/// <summary>
/// What the register holds about the people of one request, read in sets before the first is weighed, and what is added to it meanwhile: the same
/// person twice in one upload meets the first. What a user gives finds nobody beyond the contracts given here, nor anybody of another employer,
/// because who is found shows what the register knows; only the insurer names a person anywhere.
/// </summary>
internal sealed class Register
{
    private readonly Dictionary<Guid, Deelnemer> personen = [];
    private readonly Dictionary<string, Deelnemer> opNummer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Deelnemer>> opBsn = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, string> bsns = [];
    private readonly Dictionary<(Guid Organisatie, string Sleutel, DateOnly Geboren), List<Guid>> opNaam = [];
    private readonly Dictionary<Guid, List<Deelname>> deelnamen = [];
    private readonly IReadOnlyDictionary<Guid, string> toegekend;
    private readonly IReadOnlyDictionary<Guid, HashSet<Guid>> bereik;

    private Register(IReadOnlyDictionary<Guid, string> toegekend, IReadOnlyDictionary<Guid, HashSet<Guid>> bereik) => (this.toegekend, this.bereik) = (toegekend, bereik);

    public Dictionary<Guid, Contract> Contracten { get; private set; } = [];

    /// <summary>Enrolments through which family takes part, and those of the request itself.</summary>
    public Dictionary<Guid, Deelname> Hoofden { get; private set; } = [];

    /// <param name="toegekend">Numbers that the insurer gave to people, by id of the aanmelding.</param>
    /// <param name="bereik">Contracts among whose people somebody may be recognised, by id of the aanmelding; that of the aanmelding is one of them.</param>
    public static async Task<Register> LeesAsync(
        PortalDbContext db, FieldProtector velden, IReadOnlyList<Aanmelding> aanmeldingen, IReadOnlyDictionary<Guid, string> toegekend,
        IReadOnlyDictionary<Guid, HashSet<Guid>> bereik, CancellationToken cancellation)
    {
        var register = new Register(toegekend, bereik);
        var contracten = aanmeldingen.Select(a => a.ContractId).Distinct().ToList();
        var open = bereik.Values.SelectMany(b => b).Distinct().ToList();
        var eigen = await db.Set<Contract>().AsNoTracking()
            .Where(c => open.Contains(c.Id) && db.Set<Contract>().Any(d => contracten.Contains(d.Id) && d.OrganisationId == c.OrganisationId)).ToListAsync(cancellation);
        register.Contracten = eigen.ToDictionary(c => c.Id);
        register.Hoofden = (await Delen.LeesAsync(
            aanmeldingen.Select(a => a.HoofdDeelnameId ?? a.HoofdAanmeldingId).OfType<Guid>(), ids => db.Set<Deelname>().AsNoTracking().Where(d => ids.Contains(d.Id)), cancellation)).ToDictionary(d => d.Id);
        await register.NamenAsync(db, eigen, aanmeldingen, cancellation);
        await register.PersonenAsync(db, velden, aanmeldingen, cancellation);
        foreach (var deelname in await Delen.LeesAsync(register.personen.Keys, ids => db.Set<Deelname>().AsNoTracking().Where(d => ids.Contains(d.DeelnemerId)), cancellation))
        {
            register.Onthoud(deelname);
        }

        return register;
    }

    public Deelnemer? Persoon(Guid id) => personen.GetValueOrDefault(id);

    /// <summary>Who took part before within the reach of the request under the number that the request gives; null when it gives none.</summary>
    public Deelnemer? OpRelatienummer(Aanmelding aanmelding) =>
        aanmelding.Relatienummer is { } nummer && opNummer.GetValueOrDefault(nummer) is { } persoon && IsVan(persoon, aanmelding) ? persoon : null;

    /// <summary>The number that the insurer gave to this person; null where the portal numbers people itself.</summary>
    public string? Toegekend(Aanmelding aanmelding) => toegekend.GetValueOrDefault(aanmelding.Id);

    /// <param name="nummer">Given by the insurer, who answers for it.</param>
    public Deelnemer? OpToegekend(string nummer) => opNummer.GetValueOrDefault(nummer);

    /// <summary>Who took part before within the reach of the request under the BSN that the request gives; null when it gives none.</summary>
    public Deelnemer? OpBsn(Aanmelding aanmelding) => BsnVan(aanmelding) is { } bsn ? opBsn.GetValueOrDefault(bsn)?.Find(p => IsVan(p, aanmelding)) : null;

    /// <summary>Nine digits that the request gives for this person; null when it gives none.</summary>
    public string? BsnVan(Aanmelding aanmelding) => bsns.GetValueOrDefault(aanmelding.Id);

    /// <summary>Who took part before within the reach of the request under this name and birth date; null when there is not exactly one.</summary>
    public Deelnemer? OpNaam(Aanmelding aanmelding) =>
        opNaam.TryGetValue(Sleutel(aanmelding), out var ids)
        && ids.Distinct().Select(Persoon).OfType<Deelnemer>().Where(p => IsVan(p, aanmelding)).ToList() is [var enige] ? enige : null;

    public IReadOnlyList<Deelname> Deelnamen(Guid persoon) => deelnamen.GetValueOrDefault(persoon) ?? [];

    /// <param name="aanmelding">What the person comes from; a person already in the register is not added again.</param>
    public void VoegToe(Deelnemer deelnemer, Deelname deelname, Aanmelding aanmelding)
    {
        personen[deelnemer.Id] = opNummer[deelnemer.Relatienummer] = deelnemer;
        if (BsnVan(aanmelding) is { } bsn)
        {
            OnthoudBsn(bsn, deelnemer);
        }

        OnthoudNaam(Sleutel(aanmelding), deelnemer.Id);
        Onthoud(deelname);
        Hoofden[deelname.Id] = deelname;
    }

    private void Onthoud(Deelname deelname)
    {
        if (!deelnamen.TryGetValue(deelname.DeelnemerId, out var lijst))
        {
            deelnamen[deelname.DeelnemerId] = lijst = [];
        }

        lijst.Add(deelname);
    }

    private async Task NamenAsync(PortalDbContext db, List<Contract> eigen, IReadOnlyList<Aanmelding> aanmeldingen, CancellationToken cancellation)
    {
        var contracten = eigen.Select(c => c.Id).ToList();
        var data = aanmeldingen.Select(a => a.Geboortedatum).ToHashSet();
        var gevonden = await Delen.LeesAsync(
            aanmeldingen.Where(a => a.DeelnemerId is null).Select(a => Naam.Sleutel(a.Voorletters, a.Tussenvoegsel, a.Achternaam)),
            sleutels => db.Set<Deelname>().Where(d => contracten.Contains(d.ContractId) && sleutels.Contains(d.Naamsleutel))
                .Select(d => new { d.ContractId, d.DeelnemerId, d.Naamsleutel, d.Geboortedatum }),
            cancellation);
        foreach (var deelname in gevonden.Where(d => data.Contains(d.Geboortedatum)))
        {
            OnthoudNaam((Contracten[deelname.ContractId].OrganisationId, deelname.Naamsleutel, deelname.Geboortedatum), deelname.DeelnemerId);
        }
    }

    private async Task PersonenAsync(PortalDbContext db, FieldProtector velden, IReadOnlyList<Aanmelding> aanmeldingen, CancellationToken cancellation)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var aanmelding in aanmeldingen)
        {
            if (aanmelding.Bsn is { } geheim)
            {
                var bsn = bsns[aanmelding.Id] = velden.Reveal(Bsn.Doel, geheim);
                foreach (var hash in velden.SearchHashes(Bsn.Doel, bsn))
                {
                    hashes[Convert.ToHexString(hash)] = bsn;
                }
            }
        }

        var bron = db.Set<Deelnemer>().AsNoTracking();
        var contracten = Contracten.Keys.ToList();
        var eigen = bron.Where(p => db.Set<Deelname>().Any(d => d.DeelnemerId == p.Id && contracten.Contains(d.ContractId)));
        List<Deelnemer> gevonden =
        [
            .. await Delen.LeesAsync(aanmeldingen.Select(a => a.DeelnemerId).OfType<Guid>().Concat(opNaam.Values.SelectMany(i => i)), ids => bron.Where(d => ids.Contains(d.Id)), cancellation),
            .. await Delen.LeesAsync(toegekend.Values, nummers => bron.Where(d => nummers.Contains(d.Relatienummer)), cancellation),
            .. await Delen.LeesAsync(aanmeldingen.Select(a => a.Relatienummer).OfType<string>(), nummers => eigen.Where(d => nummers.Contains(d.Relatienummer)), cancellation),
            .. await Delen.LeesAsync(hashes.Keys.Select(Convert.FromHexString), delen => eigen.Where(d => delen.Contains(d.BsnHash)), cancellation),
        ];
        foreach (var persoon in gevonden.DistinctBy(p => p.Id))
        {
            personen[persoon.Id] = persoon;
            opNummer[persoon.Relatienummer] = persoon;
            if (persoon.BsnHash is { } hash && hashes.TryGetValue(Convert.ToHexString(hash), out var bsn))
            {
                OnthoudBsn(bsn, persoon);
            }
        }
    }

    private bool IsVan(Deelnemer persoon, Aanmelding aanmelding) => persoon.Id == aanmelding.DeelnemerId || Deelnamen(persoon.Id)
        .Any(d => bereik[aanmelding.Id].Contains(d.ContractId) && Contracten.TryGetValue(d.ContractId, out var contract)
            && contract.OrganisationId == Contracten[aanmelding.ContractId].OrganisationId);

    private void OnthoudBsn(string bsn, Deelnemer persoon)
    {
        if (!opBsn.TryGetValue(bsn, out var lijst))
        {
            opBsn[bsn] = lijst = [];
        }

        lijst.Add(persoon);
    }

    private (Guid Organisatie, string Sleutel, DateOnly Geboren) Sleutel(Aanmelding a) =>
        (Contracten[a.ContractId].OrganisationId, Naam.Sleutel(a.Voorletters, a.Tussenvoegsel, a.Achternaam), a.Geboortedatum);

    private void OnthoudNaam((Guid Organisatie, string Sleutel, DateOnly Geboren) sleutel, Guid persoon)
    {
        if (!opNaam.TryGetValue(sleutel, out var lijst))
        {
            opNaam[sleutel] = lijst = [];
        }

        lijst.Add(persoon);
    }
}

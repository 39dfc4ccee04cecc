using Collectiviteit.Aanmeldingen;
using Engine.Access;
using Engine.Access.Mail;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers.Vergelijken;

/// <summary>Customers. The insurer's own organisations are not in it.</summary>
internal sealed class Organisatieregister(PortalDbContext db, CurrentTenant tenant) : Registerdeel(db)
{
    private static readonly Indeling Indeling = Indeling.Van(Registersoort.Organisaties);

    public override async Task<IReadOnlyList<Rijoordeel>> WeegAsync(IReadOnlyList<Importrij> rijen, bool uitvoeren, CancellationToken cancellation)
    {
        var gelezen = rijen.Select(r => new Rijlezer(Indeling, r)).Select(Lees).ToList();
        var bekend = (await Delen.LeesAsync(gelezen.Select(r => r.Nummer), d => Bron<Organisation>(uitvoeren).Where(o => d.Contains(o.Number)), cancellation))
            .ToDictionary(o => o.Number, StringComparer.Ordinal);
        var kvks = (await Delen.LeesAsync(gelezen.Select(r => r.Kvk).OfType<string>(), d => Db.Set<Organisation>().AsNoTracking().Where(o => d.Contains(o.Kvk)).Select(o => new { o.Kvk, o.Number }), cancellation))
            .ToDictionary(o => o.Kvk ?? "", o => o.Number, StringComparer.Ordinal);
        var rsins = (await Delen.LeesAsync(gelezen.Select(r => r.Rsin).OfType<string>(), d => Db.Set<Organisation>().AsNoTracking().Where(o => d.Contains(o.Rsin)).Select(o => new { o.Rsin, o.Number }), cancellation))
            .ToDictionary(o => o.Rsin ?? "", o => o.Number, StringComparer.Ordinal);
        var oordelen = new List<Rijoordeel>(rijen.Count);
        foreach (var rij in gelezen)
        {
            Eigen(rij, "kvk", rij.Kvk, kvks);
            Eigen(rij, "rsin", rij.Rsin, rsins);
            var oordeel = Weeg(rij, bekend.GetValueOrDefault(rij.Nummer), uitvoeren);
            oordelen.Add(oordeel);
            if (oordeel.Fouten.Count == 0)
            {
                Onthoud(rij.Kvk, rij.Nummer, kvks);
                Onthoud(rij.Rsin, rij.Nummer, rsins);
            }
        }

        return oordelen;
    }

    public override async Task<IReadOnlyList<Registerrij>> LeesAsync(DateOnly peildatum, Guid na, int aantal, CancellationToken cancellation) =>
        await Db.Set<Organisation>().Where(o => !o.IsStaff && o.Id.CompareTo(na) > 0).OrderBy(o => o.Id).Take(aantal).Select(o => new Registerrij(o.Id, o.Number) { Naam = o.Name }).ToListAsync(cancellation);

    private static Rij Lees(Rijlezer lezer)
    {
        var rij = new Rij(
            lezer, lezer.Verplicht(Indeling.Klantnummer, 20), lezer.Verplicht(Indeling.Naamkolom, 200), lezer.Tekst("doelgroep", 40), lezer.Cijfers("kvk", 8), lezer.Cijfers("rsin", 9),
            lezer.Tekst("adres", 300), lezer.Tekst("telefoon", PhoneNumber.MaxLength), lezer.Tekst("e-mail", 254));
        if (rij.Telefoon is { } telefoon && !PhoneNumber.IsPhone(telefoon))
        {
            lezer.Fout("telefoon", "Dit is geen telefoonnummer.", "Gebruik 9 tot 15 cijfers.");
        }

        if (rij.Mail is { } mail && MailAddress.Parse(mail) is null)
        {
            lezer.Fout("e-mail", "Dit is geen e-mailadres.", "Controleer het adres, of laat het leeg.");
        }

        return rij;
    }

    private Rijoordeel Weeg(Rij rij, Organisation? bekend, bool uitvoeren)
    {
        var oordeel = new Rijoordeel(rij.Lezer);
        if (bekend is { IsStaff: true })
        {
            rij.Lezer.Fout(Indeling.Klantnummer, "Dit nummer is van een eigen organisatie van de verzekeraar.", "Gebruik een ander nummer.");
        }

        if (rij.Lezer.Heeft("doelgroep") || bekend is null)
        {
            Doelgroep(rij, bekend);
        }

        if (oordeel.Fouten.Count > 0)
        {
            return oordeel;
        }

        if (bekend is null)
        {
            oordeel.IsNieuw = true;
            oordeel.Nieuw(Indeling.Naamkolom, rij.Naam);
            oordeel.Nieuw("doelgroep", rij.Doelgroep);
            if (uitvoeren)
            {
                Db.Add(new Organisation { Number = rij.Nummer, Name = rij.Naam, Audience = rij.Doelgroep, Kvk = rij.Kvk, Rsin = rij.Rsin, Address = rij.Adres, Phone = rij.Telefoon, Mail = rij.Mail });
            }

            return oordeel;
        }

        oordeel.Veld(Indeling.Naamkolom, bekend.Name, rij.Naam, () => bekend.Name = rij.Naam);
        oordeel.Veld("kvk", bekend.Kvk, rij.Kvk, () => bekend.Kvk = rij.Kvk);
        oordeel.Veld("rsin", bekend.Rsin, rij.Rsin, () => bekend.Rsin = rij.Rsin);
        oordeel.Veld("adres", bekend.Address, rij.Adres, () => bekend.Address = rij.Adres);
        oordeel.Veld("telefoon", bekend.Phone, rij.Telefoon, () => bekend.Phone = rij.Telefoon);
        oordeel.Veld("e-mail", bekend.Mail, rij.Mail, () => bekend.Mail = rij.Mail);
        if (uitvoeren)
        {
            oordeel.Doe();
        }

        return oordeel;
    }

    // roles and features hang on the audience: moving a customer is more than a refresh of data
    private void Doelgroep(Rij rij, Organisation? bekend)
    {
        var doelgroepen = tenant.Value.Config.Audiences;
        if (bekend is not null && bekend.Audience != rij.Doelgroep)
        {
            rij.Lezer.Fout("doelgroep", "De doelgroep van een klant kan niet wijzigen.", "Neem de doelgroep over die de klant al heeft.");
        }
        else if (bekend is null && (rij.Doelgroep is null ? doelgroepen.Count > 0 : !doelgroepen.ContainsKey(rij.Doelgroep)))
        {
            rij.Lezer.Fout("doelgroep", "Deze doelgroep heeft het portaal niet.", doelgroepen.Count == 0 ? "Laat het veld leeg." : $"Kies: {string.Join(", ", doelgroepen.Keys)}.");
        }
    }

    private static void Eigen(Rij rij, string kolom, string? waarde, Dictionary<string, string> bezet)
    {
        if (waarde is not null && bezet.TryGetValue(waarde, out var nummer) && nummer != rij.Nummer)
        {
            rij.Lezer.Fout(kolom, "Een andere klant heeft dit nummer al.", "Controleer welke klant het nummer heeft.");
        }
    }

    private static void Onthoud(string? waarde, string nummer, Dictionary<string, string> bezet)
    {
        if (waarde is not null)
        {
            bezet[waarde] = nummer;
        }
    }

    private sealed record Rij(Rijlezer Lezer, string Nummer, string Naam, string? Doelgroep, string? Kvk, string? Rsin, string? Adres, string? Telefoon, string? Mail);
}

using System.Text.Json;
using Collectiviteit.Aanmeldingen.Gezin;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Demo;

/// <summary>Begins an aanmelding in steps for somebody who can make one, so that a draft waits to be finished. Development only.</summary>
public sealed class DemoConcept(PortalDbContext db, CurrentTenant tenant, FieldProtector velden, TimeProvider time)
{
    /// <summary>Does nothing where nobody enrols in steps, or somebody has begun.</summary>
    public async Task HandleAsync(CancellationToken cancellation)
    {
        var config = tenant.Value.Config;
        var rollen = config.RolesWith(Permissions.Aanmelden, staff: false);
        var groepen = config.Audiences.Keys.Where(g => DemoMutaties.Heeft(config, Features.AanmeldenGezin, g)).ToList();
        if (groepen.Count == 0 || await db.Set<Aanmeldconcept>().AnyAsync(cancellation))
        {
            return;
        }

        var wie = await (
            from m in db.Set<Membership>()
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            join c in db.Set<Contract>() on o.Id equals c.OrganisationId
            where o.Audience != null && groepen.Contains(o.Audience) && db.Set<Grant>().Any(g => g.MembershipId == m.Id && rollen.Contains(g.Role))
            orderby m.Id, c.Number
            select new { m.AccountId, m.OrganisationId, c.Number }).FirstOrDefaultAsync(cancellation);
        if (wie is null)
        {
            return;
        }

        Conceptinhoud inhoud = new()
        {
            Client = new()
            {
                Contract = wie.Number, Ingangsdatum = Show.Date(DutchTime.Today(time).AddDays(9)), Voorletters = "Y.", Voornaam = "Yasmin", Achternaam = "Demir", Geboortedatum = "21-06-1992",
                Straat = "Kerkstraat", Huisnummer = "14", Postcode = "2405 AB", Woonplaats = "Alphen aan den Rijn",
            },
            Gezin = [new() { Rol = Rol.Kind, Persoon = new() { Voorletters = "A.", Voornaam = "Ada", Achternaam = "Demir", Geboortedatum = "03-03-2019" } }],
        };
        db.Add(new Aanmeldconcept
        {
            AccountId = wie.AccountId, OrganisationId = wie.OrganisationId, GewijzigdOp = time.GetUtcNow().AddDays(-1), Inhoud = velden.Protect(Aanmeldconcept.Doel, JsonSerializer.Serialize(inhoud)),
        });
        await db.SaveChangesAsync(cancellation);
    }
}

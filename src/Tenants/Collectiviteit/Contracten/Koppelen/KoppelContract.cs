using Engine.Access;
using Engine.Access.Links;
using Engine.Audit;
using Engine.Data;
using Engine.Inbox;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Contracten.Koppelen;

/// <param name="Klantnummer">As typed.</param>
/// <param name="Nummer">Number of the collectivity, as typed.</param>
public sealed record Koppelinvoer(string? Klantnummer, string? Nummer);

/// <summary>
/// Links another own collectivity by customer number and collectivity number (000-39). Both must be those of one contract, of a customer of
/// the same kind; what is not right is answered in one way, so that nobody learns which numbers exist.
/// </summary>
public sealed class KoppelContract(PortalDbContext db, ContractLinks links, InboxPost post, CurrentActor actor, CurrentTenant tenant, TenantAddress portaal, AuditLog audit)
{
    public const string VeldKlantnummer = "Klantnummer";
    public const string VeldNummer = "Nummer";
    public const string Categorie = "Koppelen contracten";

    private const int LangsteNummer = 40;

    public async Task<Result<ContractLink>> HandleAsync(Koppelinvoer invoer, CancellationToken cancellation)
    {
        var (klant, nummer) = (Schoon(invoer.Klantnummer), Schoon(invoer.Nummer));
        if (Leeg(klant, nummer) is { Length: > 0 } leeg)
        {
            return leeg;
        }

        if (await VindAsync(klant, nummer, cancellation) is not { } contract)
        {
            audit.Add(new(AuditAction.Create, "portal.contract-koppelen") { Outcome = AuditOutcome.Refused, ObjectType = "contract", Detail = "nummers horen niet bij elkaar" });
            await db.SaveChangesAsync(cancellation);
            return new Refusal("nummers-onjuist", $"Met deze twee nummers kunnen wij niets koppelen. Neem ze over van uw polis of factuur, of bel {tenant.Value.Config.Contact.Desk}: {tenant.Value.Config.Contact.Phone}.", VeldKlantnummer);
        }

        return contract.OrganisationId == actor.Value.OrganisationId
            ? new Refusal("eigen-contract", "Dit contract hoort al bij uw organisatie. U hoeft het niet te koppelen.", VeldNummer)
            : await links.AddAsync(contract.Id, Permissions.Koppelen, (link, eigenaar) => link.AgreedAt is null ? VraagAsync(link, contract, eigenaar, cancellation) : Task.CompletedTask, cancellation);
    }

    private static string Schoon(string? getypt) => (getypt ?? "").Trim();

    private static Refusal[] Leeg(string klant, string nummer) =>
    [
        .. klant.Length is 0 or > LangsteNummer ? [new Refusal("klantnummer-ontbreekt", "Vul het klantnummer in. Het staat op uw polis en op de factuur.", VeldKlantnummer)] : Array.Empty<Refusal>(),
        .. nummer.Length is 0 or > LangsteNummer ? [new Refusal("nummer-ontbreekt", "Vul het collectiviteitsnummer in.", VeldNummer)] : Array.Empty<Refusal>(),
    ];

    private Task<Contract?> VindAsync(string klant, string nummer, CancellationToken cancellation)
    {
        var soort = actor.Value.Audience;
        return (
            from c in db.Set<Contract>().AsNoTracking()
            join g in db.Set<Contractgegevens>() on c.Id equals g.ContractId
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            where c.Number == nummer && g.Klantnummer == klant && !o.IsStaff && o.Audience == soort
            select c).SingleOrDefaultAsync(cancellation);
    }

    private async Task VraagAsync(ContractLink link, Contract contract, Guid eigenaar, CancellationToken cancellation)
    {
        var beheerd = await links.IsManagedAsync(eigenaar, Permissions.Koppelen, cancellation);
        var (onderwerp, gevolg) = ($"{actor.Value.OrganisationName} wil contract {contract.Number} koppelen",
            $"{actor.Value.Name} van {actor.Value.OrganisationName} vraagt om contract {contract.Number} ({contract.Name}) te koppelen. Gaat u akkoord, dan zien de gebruikers van {actor.Value.OrganisationName} de gegevens van dit contract en kunnen zij wijzigingen doorgeven.");
        await post.SendAsync(
            $"koppeling:{link.Id}",
            beheerd
                ? [.. links.RolesWith(Permissions.Koppelen).Select(rol => new InboxReader(null, rol, eigenaar))]
                : [.. tenant.Value.Config.RolesWith(Permissions.KoppelingAkkoord, staff: true).Select(rol => new InboxReader(Role: rol))],
            Categorie,
            onderwerp,
            beheerd
                ? $"{gevolg}\n\nOp deze pagina geeft u akkoord of weigert u: {Adres($"koppelen-contracten/{link.Id}")}\n\nKent u deze organisatie niet? Weiger dan, en neem contact op met {tenant.Value.Config.Contact.Desk}."
                : $"{gevolg}\n\nDeze organisatie heeft niemand in het portaal die akkoord kan geven. Weet u dat beide organisaties bij elkaar horen? Beslis dan op deze pagina: {Adres($"beheer/koppelverzoeken/{link.Id}")}",
            [],
            cancellation);
    }

    private Uri Adres(string pagina) => new(portaal.Of(tenant.Value), pagina);
}

using Collectiviteit.Aanmeldingen;
using Collectiviteit.Uploads;
using Engine.Access;
using Engine.Bulk;
using Engine.Bulk.Templates;
using Engine.Bulk.Uploads;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Demo;

/// <summary>Sends a form with faults for a customer that uploads, so that its result can be looked at. Development only.</summary>
public sealed class DemoUpload(PortalDbContext db, ReceiveUpload receive, AanEnAfmeldingen import, SheetStamps stamps, CurrentActor actor, CurrentTenant tenant, TimeProvider time)
{
    /// <summary>Does nothing where nobody uploads, or somebody has done so.</summary>
    public async Task HandleAsync(CancellationToken cancellation)
    {
        if (!tenant.Value.Config.Features.ContainsKey(Features.Upload) || await db.Set<BulkUpload>().AnyAsync(cancellation)
            || await db.Set<Contract>().AsNoTracking().OrderBy(c => c.Number).FirstOrDefaultAsync(cancellation) is not { } contract)
        {
            return;
        }

        var klant = await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == contract.OrganisationId, cancellation);
        Guid[] contracten = [contract.Id];
        var formulier = await import.DefinitionAsync(contracten, cancellation);
        var stempel = stamps.Write(new(formulier.Id, formulier.Version, klant.Id, contracten, time.GetUtcNow()));
        var bestand = await FormWriter.WriteAsync(formulier, stempel, [.. Rijen(contract.Number).Select((r, i) => Rij(formulier, i + 2, r))], cancellation);
        actor.OrNone = Collega(klant);
        await receive.HandleAsync(formulier.Id, contracten, "nieuwe-uitzendkrachten.xlsx", bestand, cancellation);
        actor.OrNone = null;
    }

    private IEnumerable<Dictionary<string, string>> Rijen(string contract)
    {
        var vandaag = Show.Date(DutchTime.Today(time));
        yield return new() { [Uploadformulier.Soort] = Uploadformulier.Aanmelding, [Uploadformulier.Contract] = contract, [Uploadformulier.Datum] = "31-02-2026", [nameof(AanmeldInvoer.Voorletters)] = "M.", [nameof(AanmeldInvoer.Achternaam)] = "Kowalczyk", [nameof(AanmeldInvoer.Geboortedatum)] = "17-03-1991" };
        yield return new() { [Uploadformulier.Soort] = Uploadformulier.Aanmelding, [Uploadformulier.Contract] = contract, [Uploadformulier.Datum] = vandaag, [nameof(AanmeldInvoer.Achternaam)] = "Ștefănescu", [nameof(AanmeldInvoer.Geboortedatum)] = "02-11-1988" };
        yield return new() { [Uploadformulier.Soort] = Uploadformulier.Afmelding, [Uploadformulier.Contract] = contract, [Uploadformulier.Datum] = vandaag, [Uploadformulier.Relatienummer] = "1", [nameof(AanmeldInvoer.Achternaam)] = "Yıldız", [nameof(AanmeldInvoer.Geboortedatum)] = "29-02-1996" };
    }

    private static FilledRow Rij(SheetDefinition formulier, int nummer, Dictionary<string, string> waarden) =>
        new(new(nummer, [.. formulier.Columns.Select(c => waarden.GetValueOrDefault(c.Id, ""))]), []);

    private static Actor Collega(Organisation klant) => new()
    {
        AccountId = Guid.CreateVersion7(), Name = "Een collega (demo)", Mail = "demo@klant.example", OrganisationId = klant.Id, OrganisationNumber = klant.Number,
        OrganisationName = klant.Name, Level = Level.None, Roles = [], Permissions = PermissionSet.None, Contracts = [], Stamp = "",
    };
}

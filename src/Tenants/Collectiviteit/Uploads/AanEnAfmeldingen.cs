using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Meldingen;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Bulk;
using Engine.Bulk.Uploads;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Uploads;

/// <summary>Registrations and deregistrations of an uploaded form (001-31, 001-33, 001-36): weighed as the forms weigh them, and handed in together.</summary>
public sealed class AanEnAfmeldingen(PortalDbContext db, BulkInsert bulk, FieldProtector velden, Herkenning herkenning, Nummergebruik nummers, Administraties administraties, Melden melden, CurrentTenant tenant, TimeProvider time)
    : BulkImport
{
    public override string Kind => Uploadformulier.Id;

    public override async Task<SheetDefinition> DefinitionAsync(IReadOnlyCollection<Guid> contracts, CancellationToken cancellation)
    {
        var gekozen = await db.Set<Contract>().AsNoTracking().Where(c => contracts.Contains(c.Id)).OrderBy(c => c.Number).ToListAsync(cancellation);
        return Uploadformulier.Maak([.. gekozen.Select(c => c.Number)], await SettingsAsync(gekozen.Count > 0 ? gekozen[0].OrganisationId : null, cancellation));
    }

    public override async Task AcceptAsync(BulkSender sender, IReadOnlyList<CheckedRow> rows, CancellationToken cancellation)
    {
        var contracten = await db.Set<Contract>().AsNoTracking().Where(c => sender.Contracts.Contains(c.Id)).ToDictionaryAsync(c => c.Number, StringComparer.Ordinal, cancellation);
        var kader = new Uploadkader(await SettingsAsync(sender.OrganisationId, cancellation), DutchTime.Today(time), contracten);
        var verzoeken = new List<Rijverzoek>(rows.Count);
        verzoeken.AddRange(await new Uploadaanmeldingen(db, velden, herkenning, nummers, kader).WeegAsync(
            [.. rows.Where(r => r[Uploadformulier.Soort] == Uploadformulier.Aanmelding)], sender.Contracts, cancellation));
        verzoeken.AddRange(await new Uploadafmeldingen(db, kader).WeegAsync([.. rows.Where(r => r[Uploadformulier.Soort] == Uploadformulier.Afmelding)], cancellation));
        await new Uploadverzoeken(db, bulk, administraties, time).DienInAsync(sender, verzoeken, cancellation);
    }

    public override Task FinishedAsync(BulkUpload upload, CancellationToken cancellation) => melden.GeuploadAsync(upload, cancellation);

    public override async Task<IReadOnlySet<Guid>> FailedAsync(IReadOnlyCollection<Guid> results, CancellationToken cancellation) =>
        await db.Set<Mutatie>().Where(m => EF.Parameter(results).Contains(m.Id) && m.Status == MutatieStatus.Mislukt).Select(m => m.Id).ToHashSetAsync(cancellation);

    // in the background nobody is signed in: the customer says which audience it is
    private async Task<CollectiviteitSettings> SettingsAsync(Guid? organisatie, CancellationToken cancellation) => tenant.Value.Settings<CollectiviteitSettings>().Voor(
        await db.Set<Organisation>().Where(o => o.Id == organisatie).Select(o => o.Audience).FirstOrDefaultAsync(cancellation));
}

/// <summary>What all rows of an upload are weighed against.</summary>
/// <param name="Contracten">By number: those that the rows may name.</param>
internal sealed record Uploadkader(CollectiviteitSettings Settings, DateOnly Vandaag, IReadOnlyDictionary<string, Contract> Contracten)
{
    public Contract Van(CheckedRow rij) => Contracten[rij[Uploadformulier.Contract]];
}

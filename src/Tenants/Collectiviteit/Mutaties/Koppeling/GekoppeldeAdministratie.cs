using Engine.Connectors;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties.Koppeling;

/// <summary>
/// The administration of the insurer, behind a connector of the tenant file: one signed message per request, the same one until it is taken.
/// What becomes of it comes back by <see cref="NeemUitslagen"/>; until then the mutaties are in behandeling. Who does not take the message or
/// gives no result in time, makes them fail with what the user does about it.
/// </summary>
public sealed class GekoppeldeAdministratie(
    OutsideClient client, OutsideAccess access, Bericht bericht, Uitvoering uitvoering, CurrentTenant tenant, JobQueue jobs, TimeProvider time) : OutsideJobHandler, IAdministratie
{
    public const string Werksoort = "collectiviteit.mutatie-versturen";

    private static readonly Mislukking NietIngesteld = new("De koppeling met de administratie is niet goed ingesteld.", "Neem contact op met de servicedesk en vraag het daarna opnieuw aan.");
    private static readonly Mislukking Geweigerd = new("De administratie nam het verzoek niet aan.", "Neem contact op met de servicedesk voordat u het opnieuw aanvraagt.");
    private static readonly Mislukking GeenAntwoord = new("De administratie gaf niet op tijd antwoord.", "Vraag het opnieuw aan. Lukt het dan weer niet, neem contact op met de servicedesk.");

    private OutsideAnswer? answer;
    private bool forbidden;

    public override string Kind => Werksoort;

    public override string Title => "Mutaties naar de administratie sturen";

    private Administratiekoppeling? Koppeling => tenant.Value.Settings<CollectiviteitSettings>().Administratie;

    public void Neem(Guid aanvraag) => jobs.Add(Werksoort, aanvraag);

    public override async Task ActAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var config = tenant.Value.Config.Outside;
        var mutaties = await db.Set<Mutatie>().AsNoTracking().Where(m => m.AanvraagId == row && m.Status == MutatieStatus.Ingediend).ToListAsync(cancellation);
        if (mutaties.Count == 0)
        {
            return;
        }

        if (Koppeling is not { } koppeling || !config.Connectors.TryGetValue(koppeling.Koppeling, out var connector)
            || !connector.Operations.TryGetValue(koppeling.Bewerking, out var operation) || access.Read(connector.Url, out _) is not { } root)
        {
            forbidden = true;
            return;
        }

        try
        {
            var address = new Uri(root.AbsoluteUri.TrimEnd('/') + "/" + operation.Path.TrimStart('/'));
            answer = await client.SendAsync(
                new(operation.Method, address, await bericht.MaakAsync(row, mutaties, cancellation), "application/json", TimeSpan.FromSeconds(connector.TimeoutSeconds))
                {
                    IdempotencyKey = $"{tenant.Value.Id}:{row:N}",
                    Secret = connector.Secret,
                    StatusOnly = true,
                },
                config,
                cancellation);
        }
        catch (OutsideForbiddenException)
        {
            forbidden = true;
        }
    }

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var mutaties = await db.Set<Mutatie>().Where(m => m.AanvraagId == row && m.OpenVoor != null).ToListAsync(cancellation);
        if (mutaties.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var uiterlijk = mutaties[0].IngediendOp.AddHours(Koppeling?.WachtUren ?? 0);
        if (forbidden)
        {
            await MislukkenAsync(mutaties, NietIngesteld, cancellation);
        }
        else if (answer is { Status: >= 200 and < 300 })
        {
            mutaties.ForEach(m => m.Status = MutatieStatus.InBehandeling);
            jobs.Add(Werksoort, row, uiterlijk);
        }
        else if (answer is { IsPassing: false })
        {
            await MislukkenAsync(mutaties, Geweigerd, cancellation);
        }
        else if (now >= uiterlijk)
        {
            await MislukkenAsync(mutaties, GeenAntwoord, cancellation);
        }
        else
        {
            jobs.Add(Werksoort, row, answer is null ? uiterlijk : NaStoring(mutaties[0].IngediendOp, now, uiterlijk));
        }

        await db.SaveChangesAsync(cancellation);
    }

    private Task MislukkenAsync(List<Mutatie> mutaties, Mislukking fout, CancellationToken cancellation) =>
        uitvoering.RondAfAsync(mutaties, mutaties.ToDictionary(m => m.Id, _ => fout), cancellation);

    // as long again as it has been tried already: soon after a hiccup, rarely during a long outage
    private static DateTimeOffset NaStoring(DateTimeOffset ingediend, DateTimeOffset now, DateTimeOffset uiterlijk)
    {
        var wacht = TimeSpan.FromSeconds(Math.Clamp((now - ingediend).TotalSeconds, 5, 900));
        return now + wacht < uiterlijk ? now + wacht : uiterlijk;
    }
}

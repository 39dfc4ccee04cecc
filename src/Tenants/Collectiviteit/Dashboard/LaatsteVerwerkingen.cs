using Collectiviteit.Deelnemers;
using Collectiviteit.Deelnemers.Zoeken;
using Collectiviteit.Mutaties;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Collectiviteit.Dashboard;

/// <summary>On the start page: what the administration carried out last, and what failed last (001-03).</summary>
public sealed class LaatsteVerwerkingen(PortalDbContext db, FeatureView features, CurrentTenant tenant, AuditLog audit, TimeProvider time) : PagePart
{
    public override PagePlace Place => PagePlace.Dashboard;

    public override string Feature => Features.LaatsteVerwerkingen;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var contracten = features.Contracts(Features.LaatsteVerwerkingen);
        var sinds = time.GetUtcNow().AddDays(-tenant.Value.Settings<CollectiviteitSettings>().MisluktDagen);
        var verwerkt = await Verwerkingen.LaatsteAsync(db, contracten, MutatieStatus.Verwerkt, sinds, cancellation);
        var mislukt = await Verwerkingen.LaatsteAsync(db, contracten, MutatieStatus.Mislukt, sinds, cancellation);
        if (verwerkt.Count + mislukt.Count == 0)
        {
            return null;
        }

        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.laatste-verwerkingen") { ObjectType = "mutatie", ObjectCount = verwerkt.Count + mislukt.Count }, cancellation);
        return builder =>
        {
            builder.OpenComponent<VerwerkingenPanelen>(0);
            builder.AddComponentParameter(1, nameof(VerwerkingenPanelen.Mislukt), (IReadOnlyList<PanelLine>)[.. mislukt.Select(v => Regel(v, v.Mutatie.Fout))]);
            builder.AddComponentParameter(2, nameof(VerwerkingenPanelen.Verwerkt), (IReadOnlyList<PanelLine>)[.. verwerkt.Select(v => Regel(v, null))]);
            builder.AddComponentParameter(3, nameof(VerwerkingenPanelen.Foutenlijst), Foutenlijst);
            builder.CloseComponent();
        };
    }

    // who has no list of failures finds them among the people
    private string Foutenlijst => features.Shows(Features.Mislukt) ? "mislukte-verwerkingen" : $"verzekerden?{TableQuery.FilterPrefix}{Filters.Stand}={Verzoekstand.Mislukt}";

    private static PanelLine Regel(Verwerking verwerking, string? fout)
    {
        var moment = verwerking.Mutatie.AfgehandeldOp is { } op ? Show.Moment(op) : "";
        return new($"{Teksten.Van(verwerking.Mutatie.Soort)} {verwerking.Naam}", fout is null ? moment : $"{moment}. {fout}");
    }
}

using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Collectiviteit.Mutaties.Mislukt;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Collectiviteit.Dashboard;

/// <summary>On the start page: what failed last and was not done over, each with the way to mend it, and what the administration carried out last (001-03).</summary>
public sealed class LaatsteVerwerkingen(PortalDbContext db, FeatureView features, Dossiers dossiers, Instellingen instellingen, AuditLog audit) : PagePart
{
    public override PagePlace Place => PagePlace.Dashboard;

    public override string Feature => Features.LaatsteVerwerkingen;

    public override int Rank => 10;

    public override async Task<RenderFragment?> LoadAsync(CancellationToken cancellation)
    {
        var (contracten, sinds) = (features.Contracts(Features.LaatsteVerwerkingen), instellingen.MisluktSinds);
        var mislukt = await Verwerkingen.LaatsteAsync(db, Openstaand.Mislukt(db, contracten, sinds), cancellation);
        var verwerkt = await Verwerkingen.LaatsteAsync(db, Verwerkingen.Verwerkt(db, contracten, sinds), cancellation);
        if (verwerkt.Count + mislukt.Count == 0)
        {
            return null;
        }

        var afgerond = await dossiers.AfgerondAsync([.. mislukt.Select(m => m.Mutatie.DeelnameId).OfType<Guid>()], cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.laatste-verwerkingen") { ObjectType = "mutatie", ObjectCount = verwerkt.Count + mislukt.Count }, cancellation);
        return builder =>
        {
            builder.OpenComponent<VerwerkingenPanelen>(0);
            builder.AddComponentParameter(1, nameof(VerwerkingenPanelen.Mislukt), (IReadOnlyList<PanelLine>)[.. mislukt.Select(m => Mislukt(m, afgerond))]);
            builder.AddComponentParameter(2, nameof(VerwerkingenPanelen.Verwerkt), (IReadOnlyList<PanelLine>)[.. verwerkt.Select(v => new PanelLine(Tekst(v), Moment(v), Details(v)))]);
            builder.AddComponentParameter(3, nameof(VerwerkingenPanelen.Foutenlijst), Foutenlijst.Adres(features));
            builder.CloseComponent();
        };
    }

    private PanelLine Mislukt(Verwerking verwerking, IReadOnlySet<Guid> afgerond)
    {
        var uitleg = $"{Moment(verwerking)}. {verwerking.Mutatie.Fout} {verwerking.Mutatie.Oplossing}";
        return Hersteladres.IsVoorbij(verwerking.Mutatie, afgerond) ? new(Tekst(verwerking), $"{uitleg} {Hersteladres.Voorbij}")
            : Hersteladres.Voor(verwerking.Mutatie, features) is { } adres ? new(Tekst(verwerking), uitleg, adres, "Opnieuw indienen")
            : new(Tekst(verwerking), uitleg);
    }

    private string? Details(Verwerking verwerking) =>
        verwerking.Mutatie.DeelnameId is { } deelname && features.Shows(Features.Detail, verwerking.Mutatie.ContractId) ? $"verzekerden/{deelname}" : null;

    private static string Tekst(Verwerking verwerking) =>
        $"{Teksten.Van(verwerking.Mutatie.Soort)} van {verwerking.Naam}{(verwerking.Mutatie.Soort == MutatieSoort.Werknemersnummer ? "" : $", {Teksten.Dag(verwerking.Mutatie.Soort, verwerking.Mutatie.Datum)}")}";

    private static string Moment(Verwerking verwerking) => verwerking.Mutatie.AfgehandeldOp is { } op ? Show.Moment(op) : "";
}

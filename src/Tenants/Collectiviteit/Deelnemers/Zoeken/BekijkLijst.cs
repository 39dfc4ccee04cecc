using Collectiviteit.Aanmeldingen;
using Engine.Access;
using Engine.Features;
using Engine.Modules;
using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>What a list page shows.</summary>
/// <param name="Query">The selection, without what only says how it is shown.</param>
/// <param name="Contracten">Contracts to choose from.</param>
public sealed record Lijstbeeld(LijstSettings Lijst, TableQuery Query, IReadOnlyList<ActorContract> Contracten)
{
    /// <summary>Null while nothing was asked, or when it was refused.</summary>
    public DeelnemerLijst? Gevonden { get; init; }

    public IReadOnlyList<Refusal> Weigeringen { get; init; } = [];

    /// <summary>The BSN that is searched for, as it was typed; null for none.</summary>
    public string? Bsn { get; init; }

    /// <summary>Everything on one page, to be printed.</summary>
    public bool IsAfdruk { get; init; }

    /// <summary>Enrolment whose line is open; null for none.</summary>
    public Guid? Open { get; init; }

    /// <summary>The opened enrolment when this person may deregister it or, among who left, enrol them again.</summary>
    public Dossier? Dossier { get; init; }

    /// <summary>Family that can come back along with the opened enrolment.</summary>
    public IReadOnlyList<Lid> Meekomend { get; init; } = [];
}

/// <summary>Reads a list as its address asks for it: the page of it, and the line that is open.</summary>
public sealed class BekijkLijst(ZoekDeelnemers zoek, Dossiers dossiers, BsnInAdres bsn, Terugkeer terugkeer, FeatureView view, CurrentActor actor)
{
    /// <returns>Null when the address names a contract or row that this person does not have.</returns>
    public async Task<Lijstbeeld?> HandleAsync(LijstSettings lijst, TableQuery gevraagd, CancellationToken cancellation)
    {
        var bereik = view.Contracts(lijst.Wie == Wie.Oud ? Features.OudDeelnemers : Features.Zoeken);
        var getypt = bsn.Getypt(gevraagd);
        // a number that somebody put into the address is not repeated in those of the page
        var query = getypt is null ? gevraagd with { Filters = gevraagd.Filters.Where(f => f.Key != Filters.Bsn).ToDictionary() } : gevraagd;
        var beeld = new Lijstbeeld(lijst, Vragen.ZonderWeergave(query), [.. actor.Value.Contracts.Where(c => bereik.Contains(c.Id))])
        {
            Bsn = getypt,
            IsAfdruk = PrintView.IsAsked(gevraagd),
        };
        if (gevraagd.IsEmpty && !ToontMeteen(lijst))
        {
            // who comes from the menu has asked nothing yet; an empty form asks for everybody
            return beeld;
        }

        if (Vragen.Lees(gevraagd, actor.Value, lijst) is not { } vraag)
        {
            return null;
        }

        var gezocht = await zoek.HandleAsync(bsn.Open(vraag), cancellation);
        return gezocht.IsRefused ? beeld with { Weigeringen = gezocht.Refusals } : await OpenAsync(beeld with { Gevonden = gezocht.Value }, gezocht.Value, Vragen.Open(gevraagd), cancellation);
    }

    private bool ToontMeteen(LijstSettings lijst) =>
        lijst.Wie == Wie.Oud || (lijst.Wie == Wie.Huidig && view.Contracts(Features.Totaaloverzicht).Count > 0);

    // only a line of this page opens, whatever the address names
    private async Task<Lijstbeeld> OpenAsync(Lijstbeeld beeld, DeelnemerLijst gevonden, Guid? id, CancellationToken cancellation)
    {
        if (!beeld.Lijst.Uitklappen || beeld.IsAfdruk || gevonden.Regels.FirstOrDefault(r => r.Id == id) is not { } regel)
        {
            return beeld;
        }

        var dossier = await dossiers.VindAsync(beeld.Lijst.Wie == Wie.Oud ? Features.HerAanmelden : Features.Afmelden, regel.Id, cancellation);
        if (dossier is not null)
        {
            await dossiers.GelezenAsync(dossier, "collectiviteit.geopende-regel", cancellation);
        }

        var meekomend = dossier is not null && beeld.Lijst.Wie == Wie.Oud ? await terugkeer.GezinAsync(dossier, cancellation) : [];
        return beeld with { Open = regel.Id, Dossier = dossier, Meekomend = meekomend };
    }
}

using Engine.Calendar;
using Engine.Features;
using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>What the lists are called, and in which one somebody stands, for the pages about one person.</summary>
public sealed class Lijstwijzer(FeatureView view, Instellingen instellingen, Words words, TimeProvider time)
{
    public string Titel(Wie wie) => wie switch
    {
        Wie.Iedereen => $"Zoeken {words[Woorden.Deelnemers]}",
        Wie.Huidig => $"Huidige {words[Woorden.Deelnemers]}",
        Wie.Oud => $"Oud {words[Woorden.Deelnemers]}",
    };

    /// <summary>Whether the person has moved to the list of who took part before (001-10).</summary>
    public bool IsOud(Deelname deelname) => deelname.Eind < DutchTime.Today(time) && view.Shows(Features.OudDeelnemers, deelname.ContractId);

    public Crumb Kruimel(Deelname deelname) => IsOud(deelname)
        ? new(Titel(Wie.Oud), "verzekerden/oud")
        : new(Titel(instellingen.Value.Lijst.Wie), "verzekerden");

    /// <summary>The way to a page about one person: the list, and the page of this person where there is one.</summary>
    public IReadOnlyList<Crumb> Kruimels(Dossier dossier) =>
        [Kruimel(dossier.Deelname), .. view.Shows(Features.Detail, dossier.Deelname.ContractId) ? [new Crumb(dossier.Lid.Naam, Detail(dossier.Deelname))] : Array.Empty<Crumb>()];

    public string Detail(Deelname deelname) => $"verzekerden/{(IsOud(deelname) ? "oud/" : "")}{deelname.Id}";
}

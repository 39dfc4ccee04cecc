using System.Text;
using Engine.Features;
using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>The columns of a list on the screen.</summary>
/// <param name="naam">Writes the cell of the name, which differs with what a click on it does.</param>
internal sealed class Lijstkolommen(LijstSettings lijst, FeatureView view, Words words, Action<DeelnemerRegel, StringBuilder> naam)
{
    public IReadOnlyList<TableColumn<DeelnemerRegel>> Alle => [.. Kolomkop.Zichtbaar(lijst, view).Select(k => MetFilter(Kolom(k)))];

    private TableColumn<DeelnemerRegel> Kolom(Lijstkolom kolom)
    {
        var kop = Kolomkop.Van(kolom, words);
        return kolom switch
        {
            Lijstkolom.Naam => new(kop, naam) { Sort = Kolommen.Naam },
            Lijstkolom.Bsn => new(kop, r => r.Bsn ?? "-"),
            Lijstkolom.Relatienummer => new(kop, r => r.Relatienummer) { Sort = Kolommen.Relatienummer },
            Lijstkolom.Geboortedatum => new(kop, r => Show.Date(r.Geboortedatum)) { Sort = Kolommen.Geboortedatum },
            Lijstkolom.Geslacht => new(kop, r => Teksten.Letter(r.Geslacht)),
            Lijstkolom.Werknemersnummer => new(kop, r => r.Werknemersnummer.Length == 0 ? "-" : r.Werknemersnummer) { Sort = Kolommen.Werknemersnummer },
            Lijstkolom.Ingangsdatum => new(kop, r => Show.Date(r.Ingangsdatum)) { Sort = Kolommen.Ingangsdatum },
            Lijstkolom.Einddatum => new(kop, r => Show.Date(r.Einddatum)) { Sort = Kolommen.Einddatum },
            Lijstkolom.Bijschrijven => new(kop, Bijschrijven),
            Lijstkolom.Acties => new(kop, (r, html) => RegelActies.Schrijf(html, r, view, words)),
        };
    }

    // what can be sorted by has an index, and that is what can be filtered on
    private TableColumn<DeelnemerRegel> MetFilter(TableColumn<DeelnemerRegel> kolom) => !lijst.Filters ? kolom
        : kolom.Sort is not null ? kolom with { Filter = kolom.Sort }
        : kolom.Title == Kolomkop.Van(Lijstkolom.Acties, words) ? kolom with { Filter = Filters.Stand, FilterLabel = "verzoeken", FilterOptions = Verzoekstand.Keuzes }
        : kolom;

    private void Bijschrijven(DeelnemerRegel regel, StringBuilder html)
    {
        var besluit = view.Decide(Features.Bijschrijven, regel.ContractId);
        if (besluit.Visibility == Visibility.Greyed)
        {
            html.Append("Tijdelijk niet beschikbaar");
        }
        else if (besluit.IsShown && regel.Rol == Rol.Hoofdverzekerde && regel.Mutatie is not { IsOpen: true })
        {
            html.AppendHtml($"<a class=\"utrecht-link\" href=\"verzekerden/{regel.Id}/bijschrijven\">Bijschrijven<span class=\"portal-hidden\"> bij {regel.Naam}</span></a>");
        }
        else
        {
            html.Append('-');
        }
    }
}

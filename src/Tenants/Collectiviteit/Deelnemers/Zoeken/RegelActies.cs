using System.Text;
using Collectiviteit.Mutaties;
using Engine.Features;
using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>What can be done with one line of a list, or what is being done.</summary>
internal static class RegelActies
{
    private static readonly (string Feature, string Adres, string? Label)[] Acties =
    [
        (Features.Detail, "", "Wijzigen polis"),
        (Features.Afmelden, "/afmelden", "Afmelden"),
        (Features.Werknemersnummer, "/werknemersnummer", null),
    ];

    public static void Schrijf(StringBuilder html, DeelnemerRegel regel, FeatureView view, Words words)
    {
        if (regel.Mutatie is { IsOpen: true } mutatie)
        {
            MutatieStand.Schrijf(html, mutatie);
            return;
        }

        html.Append("<ul class=\"portal-row-actions\">");
        foreach (var (feature, adres, label) in Acties)
        {
            if (view.Shows(feature, regel.ContractId) && Past(feature, regel))
            {
                var tekst = label is null ? $"{words.Capital(Woorden.Werknemersnummer)} wijzigen" : regel.IsAfgerond ? "Bekijk polis" : label;
                html.AppendHtml($"<li><a class=\"utrecht-link\" href=\"verzekerden/{regel.Id}{adres}\">{tekst}<span class=\"portal-hidden\"> van {regel.Naam}</span></a></li>");
            }
        }

        html.Append("</ul>");
    }

    // what is over can be looked at only
    private static bool Past(string feature, DeelnemerRegel regel) =>
        feature == Features.Detail || (!regel.IsAfgerond && (feature != Features.Werknemersnummer || regel.Rol == Rol.Hoofdverzekerde));
}

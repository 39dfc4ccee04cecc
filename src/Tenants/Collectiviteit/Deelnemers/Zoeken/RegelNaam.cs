using System.Text;
using Collectiviteit.Mutaties;
using Engine.Features;
using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>The name of one line: a link to the details where the person can be seen, or what opens the line in place.</summary>
internal static class RegelNaam
{
    /// <param name="contract">Number of the contract, for who has several.</param>
    public static void Schrijf(StringBuilder html, DeelnemerRegel regel, string? contract, FeatureView view)
    {
        if (view.Shows(Features.Detail, regel.ContractId))
        {
            html.AppendHtml($"<a class=\"utrecht-link\" href=\"verzekerden/{regel.Id}\">{regel.Naam}</a>");
        }
        else
        {
            html.AppendHtml($"<span>{regel.Naam}</span>");
        }

        if (contract is not null)
        {
            html.AppendHtml($" <span class=\"portal-table__detail\">Contract {contract}</span>");
        }
    }

    /// <summary>The contract before the name, and a triangle that opens and closes the line (002-31).</summary>
    /// <param name="adres">Of the same list with the line opened, or closed again.</param>
    public static void SchrijfUitklapper(StringBuilder html, DeelnemerRegel regel, string? contract, string adres, bool isOpen)
    {
        html.AppendHtml($"<a class=\"utrecht-link portal-unfold\" id=\"regel-{regel.Id}\" href=\"{adres}\" aria-expanded=\"{(isOpen ? "true" : "false")}\">{contract} {regel.Naam}</a>");
        if (regel.Mutatie is { IsOpen: true } mutatie)
        {
            html.Append(' ');
            MutatieStand.Schrijf(html, mutatie);
        }
    }
}

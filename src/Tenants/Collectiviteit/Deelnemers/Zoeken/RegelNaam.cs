using System.Text;
using Engine.Features;
using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>The name of one line, as a link where the person can be seen.</summary>
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
}

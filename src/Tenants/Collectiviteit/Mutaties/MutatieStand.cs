using System.Text;
using Collectiviteit.Deelnemers;
using Engine.Ui;
using Microsoft.AspNetCore.Components;

namespace Collectiviteit.Mutaties;

/// <summary>What became of a request, as a label beside who it is about; nothing for one that was carried out.</summary>
public static class MutatieStand
{
    public static MarkupString Van(Mutatie mutatie) => Html.Of(html => Schrijf(html, mutatie));

    public static void Schrijf(StringBuilder html, Mutatie mutatie)
    {
        var wat = Teksten.Van(mutatie.Soort);
        if (mutatie.IsOpen)
        {
            html.AppendHtml($"<span class=\"portal-state\">{wat} in behandeling</span>");
        }
        else if (mutatie.Status == MutatieStatus.Mislukt)
        {
            html.AppendHtml($"<span class=\"portal-state portal-state--failed\">{wat} niet gelukt. {WholeDates.In(mutatie.Fout)} {WholeDates.In(mutatie.Oplossing)}</span>");
        }
    }
}

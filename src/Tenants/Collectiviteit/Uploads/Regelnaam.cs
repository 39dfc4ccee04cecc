using Collectiviteit.Aanmeldingen;
using Engine.Bulk;
using Engine.Bulk.Uploads;

namespace Collectiviteit.Uploads;

/// <summary>Whom a refused row is about, as far as it says.</summary>
internal static class Regelnaam
{
    public static string Van(SheetDefinition formulier, RowContent regel)
    {
        string[] kolommen = [nameof(AanmeldInvoer.Voorletters), nameof(AanmeldInvoer.Tussenvoegsel), nameof(AanmeldInvoer.Achternaam)];
        var naam = string.Join(' ', kolommen.Select(k => regel.Values[formulier.PlaceOf(k)]).Where(w => w.Length > 0));
        return naam.Length > 0 ? naam : "geen naam ingevuld";
    }
}

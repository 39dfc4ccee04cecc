using System.Globalization;
using Engine.Ui;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>A day, month, year or stretch of days as a user types it above a column; both ends count.</summary>
public readonly record struct Periode(DateOnly Van, DateOnly Tot)
{
    private static readonly string[] Scheiding = [" t/m ", " tm ", " tot en met ", " - "];

    public bool IsEenDag => Van == Tot;

    /// <summary>Reads "01-05-2026", "05-2026", "2026", "01-05-2026 t/m 30-06-2026"; "-" or "geen" means not ended.</summary>
    public static bool TryParse(string tekst, out Periode periode)
    {
        tekst = tekst.Trim();
        if (tekst is "-" || string.Equals(tekst, "geen", StringComparison.OrdinalIgnoreCase))
        {
            periode = new(Deelname.OpenEinde, Deelname.OpenEinde);
            return true;
        }

        var teken = Scheiding.FirstOrDefault(s => tekst.Contains(s, StringComparison.OrdinalIgnoreCase));
        if (teken is null)
        {
            return TryDeel(tekst, out periode);
        }

        var plaats = tekst.IndexOf(teken, StringComparison.OrdinalIgnoreCase);
        periode = default;
        if (!TryDeel(tekst[..plaats].Trim(), out var eerste) || !TryDeel(tekst[(plaats + teken.Length)..].Trim(), out var laatste))
        {
            return false;
        }

        periode = new(eerste.Van, laatste.Tot);
        return periode.Van <= periode.Tot;
    }

    private static bool TryDeel(string tekst, out Periode periode)
    {
        periode = default;
        if (DutchDate.TryParse(tekst, out var dag))
        {
            periode = new(dag, dag);
            return true;
        }

        if (DateOnly.TryParseExact(tekst, ["M-yyyy", "M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var maand))
        {
            periode = new(maand, new(maand.Year, maand.Month, DateTime.DaysInMonth(maand.Year, maand.Month)));
            return true;
        }

        if (DateOnly.TryParseExact(tekst, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var jaar))
        {
            periode = new(jaar, new(jaar.Year, 12, 31));
            return true;
        }

        return false;
    }
}

using System.Globalization;
using Engine.Bulk;

namespace Collectiviteit.Registers;

/// <summary>Reads the cells of one row and notes what is wrong with them.</summary>
internal sealed class Rijlezer(Indeling indeling, Importrij rij)
{
    private static readonly CultureInfo Nederlands = CultureInfo.GetCultureInfo("nl-NL");

    public Importrij Rij => rij;

    public List<RowFault> Fouten { get; } = rij.EerderOpRegel is { } eerder
        ? [new(null, $"Deze sleutel staat ook op regel {eerder.ToString(CultureInfo.InvariantCulture)}.", "Laat één regel per sleutel staan.")]
        : [];

    public string Sleutel { get; } = indeling.Sleutel(rij.Waarden);

    /// <summary>Whether the file has the column; where it has not, what the register holds stays.</summary>
    public bool Heeft(string kolom) => Cel(kolom) is not null;

    public void Fout(string? kolom, string reden, string oplossing) => Fouten.Add(new(kolom, reden, oplossing));

    /// <returns>Null for nothing.</returns>
    public string? Tekst(string kolom, int meeste)
    {
        var waarde = Cel(kolom) ?? "";
        if (waarde.Length > meeste)
        {
            Fout(kolom, $"Dit is langer dan {meeste.ToString(CultureInfo.InvariantCulture)} tekens.", "Kort het in.");
        }
        else if (waarde.Any(char.IsControl))
        {
            Fout(kolom, "Hier staan tekens die wij niet kunnen lezen.", "Gebruik letters, cijfers en leestekens, op één regel.");
        }
        else if (waarde is ['=' or '@' or '|', ..] || (waarde is ['+' or '-', var tweede, ..] && !char.IsAsciiDigit(tweede)))
        {
            Fout(kolom, "Dit begint als een formule van een rekenblad.", "Haal het eerste teken weg.");
        }

        return waarde.Length == 0 ? null : waarde;
    }

    /// <returns>Empty when it is missing, which is noted.</returns>
    public string Verplicht(string kolom, int meeste)
    {
        var waarde = Tekst(kolom, meeste);
        if (waarde is null)
        {
            Fout(kolom, "Dit veld is leeg.", "Vul het in.");
        }

        return waarde ?? "";
    }

    /// <returns>Null for nothing, or for what is no date, which is noted.</returns>
    public DateOnly? Datum(string kolom)
    {
        if (Cel(kolom) is not { Length: > 0 } tekst)
        {
            return null;
        }

        if (DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum) && datum.Year is >= 1850 and < 2200)
        {
            return datum;
        }

        Fout(kolom, "Deze datum bestaat niet of is anders geschreven.", "Schrijf de datum als jjjj-mm-dd, zoals 2026-01-31.");
        return null;
    }

    public DateOnly VerplichteDatum(string kolom)
    {
        if (Datum(kolom) is { } datum)
        {
            return datum;
        }

        if (string.IsNullOrEmpty(Cel(kolom)))
        {
            Fout(kolom, "De datum ontbreekt.", "Vul de datum in als jjjj-mm-dd.");
        }

        return default;
    }

    /// <summary>Digits of a fixed number.</summary>
    public string? Cijfers(string kolom, int aantal)
    {
        var waarde = Cel(kolom) ?? "";
        if (waarde.Length > 0 && (waarde.Length != aantal || !waarde.All(char.IsAsciiDigit)))
        {
            Fout(kolom, $"Dit zijn geen {aantal.ToString(CultureInfo.InvariantCulture)} cijfers.", "Neem het nummer over met voorloopnullen, of laat het leeg.");
        }

        return waarde.Length == 0 ? null : waarde;
    }

    /// <summary>A percentage with a comma.</summary>
    public decimal Percentage(string kolom)
    {
        var tekst = Cel(kolom) ?? "";
        if (tekst.Length == 0)
        {
            return 0;
        }

        if (decimal.TryParse(tekst, NumberStyles.AllowDecimalPoint, Nederlands, out var getal) && getal is >= 0 and <= 100 && decimal.Round(getal, 2) == getal)
        {
            return getal;
        }

        Fout(kolom, "Dit is geen percentage van 0 tot en met 100.", "Schrijf het met hoogstens twee cijfers achter de komma, zoals 7,5.");
        return 0;
    }

    /// <summary>Names with commas between them.</summary>
    public List<string> Reeks(string kolom, int meeste, int langste)
    {
        var namen = (Tekst(kolom, meeste * (langste + 2)) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        if (namen.Count > meeste || namen.Exists(n => n.Length > langste))
        {
            Fout(kolom, "Dit zijn te veel of te lange namen.", $"Gebruik hoogstens {meeste.ToString(CultureInfo.InvariantCulture)} namen, met komma's ertussen.");
        }

        return namen;
    }

    public string? Cel(string kolom)
    {
        for (var i = 0; i < indeling.Kolommen.Count; i++)
        {
            if (indeling.Kolommen[i].Title == kolom)
            {
                return rij.Waarden[i];
            }
        }

        throw new ArgumentException($"The layout has no column {kolom}.", nameof(kolom));
    }
}

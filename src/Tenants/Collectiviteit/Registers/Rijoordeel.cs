using System.Globalization;
using Engine.Bulk;

namespace Collectiviteit.Registers;

/// <summary>What one row would do to the register, decided before anything is done.</summary>
internal sealed class Rijoordeel(Rijlezer lezer)
{
    private readonly List<Action> wijzigingen = [];

    public Importrij Rij => lezer.Rij;

    public string Sleutel => lezer.Sleutel;

    public List<RowFault> Fouten => lezer.Fouten;

    public List<Veldverschil> Velden { get; } = [];

    public bool IsNieuw { get; set; }

    /// <summary>Why it is left alone although nothing is wrong with it.</summary>
    public RowFault? Conflict { get; set; }

    public Verschilsoort Soort =>
        Fouten.Count > 0 ? Verschilsoort.Geweigerd
        : Conflict is not null ? Verschilsoort.Conflict
        : IsNieuw ? Verschilsoort.Nieuw
        : Velden.Count > 0 ? Verschilsoort.Gewijzigd
        : Verschilsoort.Ongewijzigd;

    /// <summary>Compares a field that the file has; <paramref name="zet"/> is done only when the row as a whole stands.</summary>
    public void Veld<T>(string kolom, T oud, T nieuw, Action zet, Func<T, string>? toon = null)
    {
        if (!lezer.Heeft(kolom) || EqualityComparer<T>.Default.Equals(oud, nieuw))
        {
            return;
        }

        Velden.Add(new(kolom, Toon(oud, toon), Toon(nieuw, toon)));
        wijzigingen.Add(zet);
    }

    /// <summary>The same for a field that may follow from another one, also when the file does not have it.</summary>
    public void Gevolg(string kolom, string? oud, string? nieuw, Action<string?> zet)
    {
        if (oud != nieuw)
        {
            Velden.Add(new(kolom, oud ?? "", nieuw ?? ""));
            wijzigingen.Add(() => zet(nieuw));
        }
    }

    /// <summary>The same for a list of names, whatever their order.</summary>
    public void Reeks(string kolom, List<string> oud, List<string> nieuw, Func<string, string>? toon = null)
    {
        if (lezer.Heeft(kolom) && !oud.Order(StringComparer.Ordinal).SequenceEqual(nieuw.Order(StringComparer.Ordinal)))
        {
            Velden.Add(new(kolom, string.Join(", ", oud.Select(o => Toon(o, toon))), string.Join(", ", nieuw.Select(n => Toon(n, toon)))));
            wijzigingen.Add(() =>
            {
                oud.Clear();
                oud.AddRange(nieuw);
            });
        }
    }

    /// <summary>Tells a field of a new row.</summary>
    public void Nieuw(string kolom, string? waarde)
    {
        if (!string.IsNullOrEmpty(waarde))
        {
            Velden.Add(new(kolom, "", waarde));
        }
    }

    public void Doe()
    {
        foreach (var wijziging in wijzigingen)
        {
            wijziging();
        }
    }

    public Verschilinhoud Inhoud() => new(
        Sleutel,
        Soort is Verschilsoort.Geweigerd ? [] : Velden,
        Conflict is { } conflict ? [.. Fouten, conflict] : Fouten,
        Soort is Verschilsoort.Geweigerd or Verschilsoort.Conflict ? Rij.Waarden : null);

    public static string Datum(DateOnly? datum) => datum?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Toon<T>(T waarde, Func<T, string>? toon) => toon is not null ? toon(waarde) : waarde switch
    {
        null => "",
        DateOnly datum => Datum(datum),
        decimal getal => getal.ToString("0.##", CultureInfo.GetCultureInfo("nl-NL")),
        _ => waarde.ToString() ?? "",
    };
}

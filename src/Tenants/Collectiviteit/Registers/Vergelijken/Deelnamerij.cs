using Collectiviteit.Deelnemers;

namespace Collectiviteit.Registers.Vergelijken;

/// <summary>A row of the register of enrolments: of somebody who takes part alone or as main person, or of family.</summary>
/// <param name="Hoofd">Relation number of the main person; null for the main person.</param>
internal sealed record Deelnamerij(
    Rijlezer Lezer, string Nummer, string Contract, DateOnly Begin, DateOnly Eind, string? Reden, string Werknemersnummer, List<string> Pakketten, string? Hoofd, Rol Rol)
{
    public static Deelnamerij Lees(Rijlezer lezer, bool gezin, CollectiviteitSettings settings)
    {
        var rij = new Deelnamerij(
            lezer, lezer.Verplicht(Indeling.Relatienummer, 20), lezer.Verplicht(Indeling.Contractnummer, 40), lezer.VerplichteDatum(Indeling.Ingangsdatum),
            lezer.Datum(Indeling.Einddatum) ?? Deelname.OpenEinde, lezer.Tekst(Indeling.Eindreden, 40),
            gezin ? "" : lezer.Tekst(Indeling.Werknemersnummer, Deelname.LangsteWerknemersnummer) ?? "", lezer.Reeks(Indeling.Pakketten, 20, 60),
            gezin ? lezer.Verplicht(Indeling.Hoofd, 20) : null, gezin ? LeesRol(lezer) : Rol.Hoofdverzekerde);
        if (rij.Eind < rij.Begin)
        {
            lezer.Fout(Indeling.Einddatum, "De einddatum ligt vóór de ingangsdatum.", "Verbeter een van de twee.");
        }

        if (rij.Reden is not null && settings.AlleAfmeldredenen.All(r => r.Id != rij.Reden))
        {
            lezer.Fout(Indeling.Eindreden, "Deze reden kent het portaal niet.", $"Kies: {string.Join(", ", settings.AlleAfmeldredenen.Select(r => r.Id).Distinct(StringComparer.Ordinal))}.");
        }

        if (rij.Hoofd is { Length: > 0 } && rij.Hoofd == rij.Nummer)
        {
            lezer.Fout(Indeling.Hoofd, "Iemand is geen gezinslid van zichzelf.", "Vul het relatienummer van de hoofdverzekerde in.");
        }

        return rij;
    }

    /// <summary>A reason goes with an end: that of the row, or the known one when the file has no column for it.</summary>
    /// <param name="bekend">Null for somebody who begins.</param>
    public void WeegReden(Deelname? bekend)
    {
        if (Reden is not null && (Lezer.Heeft(Indeling.Einddatum) ? Eind : bekend?.Eind ?? Deelname.OpenEinde) == Deelname.OpenEinde)
        {
            Lezer.Fout(Indeling.Eindreden, "Er is een reden zonder einddatum.", "Vul ook de einddatum in, of haal de reden weg.");
        }
    }

    /// <summary>The reason that will stand: that of the row, else that of the request which the row carries out, else the known one, and none without an end.</summary>
    /// <param name="gevraagd">See <see cref="Lopendeverzoeken.Reden"/>.</param>
    public string? NieuweReden(Deelname deelname, string? gevraagd) =>
        Lezer.Heeft(Indeling.Einddatum) && Eind == Deelname.OpenEinde ? null : Lezer.Heeft(Indeling.Eindreden) ? Reden : gevraagd ?? deelname.Eindreden;

    public static bool HoudtKorting(string? reden, CollectiviteitSettings settings) => reden is not null && settings.AlleAfmeldredenen.Any(r => r.Id == reden && r.Soort == RedenSoort.Pensioen);

    private static Rol LeesRol(Rijlezer lezer)
    {
        switch (lezer.Cel(Indeling.Rol))
        {
            case "partner":
                return Rol.Partner;
            case "kind":
                return Rol.Kind;
            default:
                lezer.Fout(Indeling.Rol, "Deze rol kennen wij niet.", "Kies partner of kind.");
                return Rol.Kind;
        }
    }
}

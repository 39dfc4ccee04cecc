namespace Collectiviteit.Aanmeldingen.Gezin;

/// <summary>The steps of an enrolment with family, as they stand in its addresses.</summary>
internal static class Stappen
{
    /// <summary>Parameter of the first step of somebody new: the id that the draft gets.</summary>
    public const string Sleutel = "concept";

    public const string Client = "client";
    public const string Gezin = "gezin";
    public const string Controle = "controle";
    public const string Verzekering = "verzekering";
    public const string Bevestigen = "bevestigen";

    /// <summary>What this draft goes through: who is added to a family skips the main person.</summary>
    public static IReadOnlyList<string> Van(Concept concept, CollectiviteitSettings settings) =>
        [.. new[] { Client, Gezin, Controle, Verzekering, Bevestigen }.Where(s => (s != Client || concept.Hoofd is null) && (s != Verzekering || settings.Verzekeringen.Count > 0))];

    public static string Naam(string stap, string deelnemer) => stap switch
    {
        Client => deelnemer,
        Gezin => "Partner en kinderen",
        Controle => "Controleren",
        Verzekering => "Verzekering en betaling",
        _ => "Aanmelden",
    };
}

using Collectiviteit.Deelnemers;
using Engine.Modules;

namespace Collectiviteit.Aanmeldingen;

/// <summary>One person to enrol as a form, a row of an upload or a message gives it; nothing of it has been checked.</summary>
public sealed record AanmeldInvoer
{
    public string? Voorletters { get; init; }

    public string? Voornaam { get; init; }

    public string? Tussenvoegsel { get; init; }

    public string? Achternaam { get; init; }

    /// <summary>As <see cref="Engine.Ui.DutchDate"/> reads it.</summary>
    public string? Geboortedatum { get; init; }

    /// <summary>"man", "vrouw", one letter of them, or nothing.</summary>
    public string? Geslacht { get; init; }

    public string? Bsn { get; init; }

    public string? Ingangsdatum { get; init; }

    public string? Werknemersnummer { get; init; }

    public string? Straat { get; init; }

    public string? Huisnummer { get; init; }

    public string? Postcode { get; init; }

    public string? Woonplaats { get; init; }

    /// <summary>Dutch name or code of <see cref="Landen"/>.</summary>
    public string? Land { get; init; }
}

/// <summary>What a row is weighed against, the same for all rows of one contract.</summary>
/// <param name="Start">First day of the contract.</param>
/// <param name="Eind">Last day of the contract; null while it runs.</param>
public sealed record Aanmeldkader(DateOnly Vandaag, CollectiviteitSettings Settings, DateOnly Start, DateOnly? Eind);

/// <summary>What is wrong with one field, and what the user does about it; both plain Dutch sentences.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Veld">Property of <see cref="AanmeldInvoer"/>.</param>
public sealed record Regelfout(string Code, string Veld, string Waarom, string Oplossing)
{
    /// <summary>The same at a field of a form.</summary>
    public Refusal Weigering() => new(Code, $"{Waarom} {Oplossing}", Veld);
}

/// <summary>A row that passed the rules: everything read, trimmed and in one spelling.</summary>
public sealed record Aanmeldgegevens
{
    public required Rol Rol { get; init; }

    public required string Voorletters { get; init; }

    public string? Voornaam { get; init; }

    public string? Tussenvoegsel { get; init; }

    public required string Achternaam { get; init; }

    public required DateOnly Geboortedatum { get; init; }

    public Geslacht Geslacht { get; init; }

    /// <summary>Nine digits, not encrypted.</summary>
    public string? Bsn { get; init; }

    public required DateOnly Ingangsdatum { get; init; }

    public string Werknemersnummer { get; init; } = "";

    public string? Straat { get; init; }

    public string? Huisnummer { get; init; }

    public string? Postcode { get; init; }

    public string? Woonplaats { get; init; }

    public string? Land { get; init; }
}

/// <summary>The outcome for one row: either what was read, or what is wrong with it.</summary>
public sealed record Aanmeldoordeel(Aanmeldgegevens? Gegevens, IReadOnlyList<Regelfout> Fouten);

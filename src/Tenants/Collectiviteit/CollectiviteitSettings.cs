using Collectiviteit.Deelnemers.Zoeken;
using Collectiviteit.Mutaties.Koppeling;

namespace Collectiviteit;

/// <summary>What a reason for deregistration means to the rules; the words are the tenant's.</summary>
public enum RedenSoort
{
    Overig,
    EindeDienstverband,
    Pensioen,
    Overlijden,
}

/// <param name="Id">Stable id, stored with the request.</param>
/// <param name="Label">Dutch words in the list.</param>
public sealed record Afmeldreden(string Id, string Label, RedenSoort Soort = RedenSoort.Overig);

/// <param name="Id">Stable id, stored with the request.</param>
/// <param name="Label">Dutch words of the choice.</param>
/// <param name="Pakketten">What the person is insured for; none when only the collectivity is joined, and then nothing is paid.</param>
public sealed record Verzekeringskeuze(string Id, string Label, IReadOnlyList<string> Pakketten);

/// <param name="Id">Stable id, stored with the request.</param>
/// <param name="Label">Dutch words of the choice.</param>
public sealed record Betaalwijze(string Id, string Label);

/// <summary>The module's section of a tenant file: what differs between portals of the same business.</summary>
public sealed record CollectiviteitSettings
{
    /// <summary>Reasons in the order of the list.</summary>
    public IReadOnlyList<Afmeldreden> Afmeldredenen { get; init; } =
    [
        new("einde-dienstverband", "Einde dienstverband", RedenSoort.EindeDienstverband),
        new("einde-collectiviteit", "Einde deelname aan de collectiviteit"),
        new("overleden", "Overleden", RedenSoort.Overlijden),
    ];

    /// <summary>Age from which leaving employment counts as retiring (000-23); only where a reason of kind pensioen exists.</summary>
    public int PensioenLeeftijd { get; init; } = 58;

    /// <summary>How far back an end date may lie, in days.</summary>
    public int DagenTerug { get; init; } = 366;

    /// <summary>How far ahead an end date or move may lie, in days.</summary>
    public int DagenVooruit { get; init; } = 366;

    /// <summary>One or two Dutch sentences: what deregistration does to the insurance of whoever leaves (000-24), of one person or a family alike.</summary>
    public string GevolgAfmelden { get; init; } = "De zorgverzekering zelf loopt door, maar niet meer binnen uw collectiviteit.";

    /// <summary>One or two Dutch sentences: what follows a death.</summary>
    public string GevolgOverlijden { get; init; } = "De zorgverzekering en de deelname van wie overleden is, eindigen op de dag van overlijden.";

    /// <summary>One or two Dutch sentences on the insurance card of a participant (001-20); null where the portal says nothing of it.</summary>
    public string? Zorgpas { get; init; }

    /// <summary>How far back the first day of a new enrolment may lie, in days: the four months that the law gives to insure oneself.</summary>
    public int AanmeldDagenTerug { get; init; } = 122;

    /// <summary>How far ahead the first day of a new enrolment may lie, in days.</summary>
    public int AanmeldDagenVooruit { get; init; } = 183;

    /// <summary>Age on the first day from which somebody can be enrolled as main person.</summary>
    public int MinimumLeeftijd { get; init; } = 16;

    /// <summary>Age on the first day from which a child is no longer enrolled with a parent.</summary>
    public int KindTot { get; init; } = 18;

    /// <summary>True where who returns may choose any own contract (001-22); false for the contract of before only.</summary>
    public bool HerAanmeldenElders { get; init; } = true;

    /// <summary>True where nobody is enrolled without a BSN; else it may be left out (001-29).</summary>
    public bool BsnVerplicht { get; init; }

    /// <summary>Insurances to choose from (002-16); none where enrolling chooses for the user.</summary>
    public IReadOnlyList<Verzekeringskeuze> Verzekeringen { get; init; } = [];

    /// <summary>Ways to pay for an insurance.</summary>
    public IReadOnlyList<Betaalwijze> Betaalwijzen { get; init; } = [];

    /// <summary>What somebody is insured for who is enrolled where there is nothing to choose (001-33).</summary>
    public IReadOnlyList<string> AanmeldPakketten { get; init; } = ["Basis"];

    /// <summary>One or two Dutch sentences: what enrolment does to the insurance (001-33).</summary>
    public string GevolgAanmelden { get; init; } = "De persoon wordt aangemeld voor de collectiviteit én voor de zorgverzekering.";

    /// <summary>How many days the list of failed requests goes back (001-49).</summary>
    public int MisluktDagen { get; init; } = 30;

    /// <summary>Since when reports of processing are made no more (001-48); null where there never were any.</summary>
    public DateOnly? GeenVerslagenSinds { get; init; }

    /// <summary>Day of the month per which the use of a contract, and after which the lists of the month before are there (001-44, 001-51, 002-20).</summary>
    public int Peildag { get; init; } = 10;

    /// <summary>Percentage of a register that may be missing in a file of the whole register before somebody has to type how many.</summary>
    public int RegisterVerdwijngrens { get; init; } = 5;

    /// <summary>The system that carries requests out; null for the portal itself.</summary>
    public Administratiekoppeling? Administratie { get; init; }

    /// <summary>The list of people, under the first entry of the menu.</summary>
    public LijstSettings Lijst { get; init; } = new();

    /// <summary>The list of who took part before (001-21).</summary>
    public LijstSettings OudeLijst { get; init; } = new() { Wie = Wie.Oud };

    /// <summary>What an audience has for itself, by its id.</summary>
    public IReadOnlyDictionary<string, GroepSettings> Groepen { get; init; } = new Dictionary<string, GroepSettings>();

    /// <summary>Reasons of the tenant and of all its audiences, for who reads a reason that somebody chose earlier.</summary>
    public IEnumerable<Afmeldreden> AlleAfmeldredenen => Groepen.Values.SelectMany(g => g.Afmeldredenen ?? []).Concat(Afmeldredenen);

    /// <summary>Insurances of the tenant and of all its audiences, for who reads a choice that somebody made earlier.</summary>
    public IEnumerable<Verzekeringskeuze> AlleVerzekeringen => Groepen.Values.SelectMany(g => g.Verzekeringen ?? []).Concat(Verzekeringen);

    /// <summary>The settings as they are for one audience.</summary>
    /// <param name="groep">Audience id; null for none.</param>
    public CollectiviteitSettings Voor(string? groep) => groep is null || Groepen.GetValueOrDefault(groep) is not { } eigen ? this : this with
    {
        Afmeldredenen = eigen.Afmeldredenen ?? Afmeldredenen,
        GevolgAfmelden = eigen.GevolgAfmelden ?? GevolgAfmelden,
        Zorgpas = eigen.Zorgpas ?? Zorgpas,
        BsnVerplicht = eigen.BsnVerplicht ?? BsnVerplicht,
        Verzekeringen = eigen.Verzekeringen ?? Verzekeringen,
        Betaalwijzen = eigen.Betaalwijzen ?? Betaalwijzen,
        GevolgAanmelden = eigen.GevolgAanmelden ?? GevolgAanmelden,
        Lijst = eigen.Lijst ?? Lijst,
        OudeLijst = eigen.OudeLijst ?? OudeLijst,
    };
}

/// <summary>What an audience has other than its tenant; null follows the tenant.</summary>
public sealed record GroepSettings
{
    public IReadOnlyList<Afmeldreden>? Afmeldredenen { get; init; }

    public string? GevolgAfmelden { get; init; }

    public string? Zorgpas { get; init; }

    public bool? BsnVerplicht { get; init; }

    public IReadOnlyList<Verzekeringskeuze>? Verzekeringen { get; init; }

    public IReadOnlyList<Betaalwijze>? Betaalwijzen { get; init; }

    public string? GevolgAanmelden { get; init; }

    public LijstSettings? Lijst { get; init; }

    public LijstSettings? OudeLijst { get; init; }
}

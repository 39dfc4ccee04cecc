using Engine.Features;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>
/// Where a broker puts each fact in its ID token (dutch-standards 1.13). Paths are lists of names, because the names are URNs with colons
/// and dots; of several paths the first that has a value counts. The defaults are the names of the scheme itself.
/// </summary>
public sealed record ClaimMap
{
    public ClaimSource Organisation { get; init; } = new("urn:etoegang:core:LegalSubjectID") { Required = true };

    /// <summary>Kind of the number in <see cref="Organisation"/>: kvk, rsin, pseudonym or eidas, or a value that is mapped to one.</summary>
    public ClaimSource OrganisationKind { get; init; } = new("namequalifier");

    /// <summary>Number of the trade register by itself, for brokers that name numbers instead of kinds.</summary>
    public ClaimSource Kvk { get; init; } = new("urn:etoegang:1.9:EntityConcernedID:KvKnr");

    public ClaimSource Rsin { get; init; } = new("urn:etoegang:1.9:EntityConcernedID:RSIN");

    public ClaimSource ActingSubject { get; init; } = new("urn:etoegang:core:ActingSubjectID") { Required = true };

    public ClaimSource Branch { get; init; } = new("urn:etoegang:1.9:ServiceRestriction:Vestigingsnr");

    /// <summary>Trade register number of the office that acts for the organisation.</summary>
    public ClaimSource Intermediary { get; init; } = new("urn:etoegang:core:IntermediateSubjectID", "urn:etoegang:1.9:IntermediateEntityID:KvKnr");

    public ClaimSource Service { get; init; } = new("urn:etoegang:core:ServiceID");

    public ClaimSource ServiceUuid { get; init; } = new("urn:etoegang:core:ServiceUUID");

    public ClaimSource OrganisationName { get; init; } = new("urn:etoegang:1.11:attribute-represented:CompanyName");

    public ClaimSource Level { get; init; } = new("acr");

    /// <summary>Level of every answer of a broker that names none; null refuses an answer without one.</summary>
    public Level? FixedLevel { get; init; }
}

/// <summary>One fact in an ID token.</summary>
public sealed record ClaimSource
{
    public ClaimSource(params string[] claims) => Paths = [.. claims.Select(c => (IReadOnlyList<string>)[c])];

    [System.Text.Json.Serialization.JsonConstructor]
    public ClaimSource()
    {
    }

    /// <summary>Places to look, in order; each is the way down through objects.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Paths { get; init; } = [];

    /// <summary>True refuses an answer without it.</summary>
    public bool Required { get; init; }

    /// <summary>What the broker says, to what it means; a value that is not named stands for itself.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();
}

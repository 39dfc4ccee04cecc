namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Attributes of the eHerkenning catalogue that the portal reads (dutch-standards 1.6).</summary>
internal static class AttributeNames
{
    public const string LegalSubject = "urn:etoegang:core:LegalSubjectID";
    public const string ActingSubject = "urn:etoegang:core:ActingSubjectID";
    public const string Intermediate = "urn:etoegang:core:IntermediateSubjectID";
    public const string IntermediateKvk = "urn:etoegang:1.9:IntermediateEntityID:KvKnr";
    public const string Branch = "urn:etoegang:1.9:ServiceRestriction:Vestigingsnr";
    public const string ServiceId = "urn:etoegang:core:ServiceID";
    public const string ServiceUuid = "urn:etoegang:core:ServiceUUID";
    public const string CompanyName = "urn:etoegang:1.11:attribute-represented:CompanyName";

    public const string Kvk = "urn:etoegang:1.9:EntityConcernedID:KvKnr";
    public const string Rsin = "urn:etoegang:1.9:EntityConcernedID:RSIN";
    public const string Pseudonym = "urn:etoegang:1.9:EntityConcernedID:Pseudo";
    public const string NewerPseudonym = "urn:etoegang:1.13:EntityConcernedID:Pseudo";
    public const string Eidas = "urn:etoegang:1.11:EntityConcernedID:eIDASLegalIdentifier";

    /// <summary>Names under which an organisation is known: qualifiers of <see cref="LegalSubject"/>, and attributes of older versions.</summary>
    public static readonly IReadOnlyList<string> Organisations = [Kvk, Rsin, Pseudonym, NewerPseudonym, Eidas];

    /// <returns>Null for a kind that this portal does not know, as that of a citizen.</returns>
    public static LegalSubjectKind? KindOf(string? qualifier) => qualifier switch
    {
        Kvk or IntermediateKvk => LegalSubjectKind.Kvk,
        Rsin => LegalSubjectKind.Rsin,
        Pseudonym or NewerPseudonym => LegalSubjectKind.Pseudonym,
        Eidas => LegalSubjectKind.Eidas,
        _ => null,
    };
}

using Engine.Access;
using Engine.Features;

namespace Engine.SignIn.EHerkenning;

/// <summary>Kind of register in which an organisation is known (dutch-standards 1.6: NameQualifier of LegalSubjectID).</summary>
public enum LegalSubjectKind
{
    /// <summary>Number of the trade register, 8 digits.</summary>
    Kvk,

    /// <summary>Number of a legal person or partnership, 9 digits.</summary>
    Rsin,

    /// <summary>Pseudonym of an organisation without a register number.</summary>
    Pseudonym,

    /// <summary>Identifier of a foreign organisation.</summary>
    Eidas,
}

/// <summary>An organisation as a broker names it.</summary>
public sealed record LegalSubject(LegalSubjectKind Kind, string Value)
{
    /// <summary>Whether the value is written as its register writes it; of an unknown kind it never is.</summary>
    public bool HasItsForm => Kind switch
    {
        LegalSubjectKind.Kvk => Value.Length == 8 && Value.All(char.IsAsciiDigit),
        LegalSubjectKind.Rsin => Value.Length == 9 && Value.All(char.IsAsciiDigit),
        LegalSubjectKind.Pseudonym or LegalSubjectKind.Eidas => Value.Length is > 0 and <= 300,
        _ => false,
    };
}

/// <summary>
/// What a broker vouched for, whichever protocol carried it. Whoever makes one has verified signature, audience, time and request;
/// whether it is enough to sign in is decided afterwards.
/// </summary>
/// <param name="Issuer">Entity id or issuer of the broker.</param>
/// <param name="Level">Level that was reached; checked by the portal itself.</param>
/// <param name="Organisations">The represented organisation under each of its numbers; at least one.</param>
/// <param name="ActingSubject">Pseudonym of the person, another one for each organisation.</param>
/// <param name="Branch">Branch (vestigingsnummer, 12 digits) to which the mandate is limited; null for all.</param>
/// <param name="Intermediaries">Offices that act for the organisation (ketenmachtiging), nearest first; empty when it acts itself.</param>
/// <param name="ServiceIds">Services for which the mandate was granted.</param>
/// <param name="OrganisationName">Name for the log; never a key.</param>
/// <param name="Reference">Id of assertion or token, for the log.</param>
public sealed record Statement(
    string Issuer,
    Level Level,
    IReadOnlyList<LegalSubject> Organisations,
    string ActingSubject,
    string? Branch,
    IReadOnlyList<LegalSubject> Intermediaries,
    IReadOnlyList<string> ServiceIds,
    string? OrganisationName,
    string Reference)
{
    /// <summary>Whether a number is written as the trade register writes branches.</summary>
    public static bool IsBranch(string number) => number.Length == 12 && number.All(char.IsAsciiDigit);

    /// <summary>Whether a customer of the portal is the represented organisation: one of its register numbers is the same.</summary>
    public bool StandsFor(Organisation organisation) => Organisations.Any(o => o.Kind switch
    {
        LegalSubjectKind.Kvk => o.Value == organisation.Kvk,
        LegalSubjectKind.Rsin => o.Value == organisation.Rsin,
        LegalSubjectKind.Pseudonym or LegalSubjectKind.Eidas => false,
    });
}

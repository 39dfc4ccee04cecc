using System.Security.Cryptography;
using System.Text;
using Engine.Features;

namespace Engine.SignIn.EHerkenning.Simulator;

/// <summary>What somebody chose in the simulator.</summary>
/// <param name="Person">Mail address of an account, or any other text for somebody new.</param>
/// <param name="Kvk">Organisation for which is acted, 8 digits.</param>
/// <param name="Intermediary">KvK number of the office that acts for it; null when it acts itself.</param>
/// <param name="Branch">Branch to which the mandate is limited; null for all.</param>
public sealed record SimulatedAnswer(string Person, string Kvk, Level Level, string? Intermediary = null, string? Branch = null)
{
    /// <summary>The statement that a broker would have made of it.</summary>
    public Statement Statement(IReadOnlyList<string> services) => new(
        SimulatorBroker.Issuer,
        Level,
        [new(LegalSubjectKind.Kvk, Kvk)],
        ActingSubject(Person, Kvk),
        Branch,
        Intermediary is null ? [] : [new(LegalSubjectKind.Kvk, Intermediary)],
        services,
        null,
        $"_{Guid.NewGuid():N}");

    /// <summary>One person has another pseudonym for each organisation, as in eHerkenning itself.</summary>
    public static string ActingSubject(string person, string kvk)
    {
        var hash = Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes($"{person.Trim().ToUpperInvariant()} {kvk}")));
        return $"{hash[..64]}@{hash[64..96]}";
    }
}

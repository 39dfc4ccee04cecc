using System.Diagnostics.CodeAnalysis;
using Engine.Access;
using Engine.Access.Mail;
using Engine.Modules;

namespace Collectiviteit.Contracten.Contacten;

/// <summary>What a telephone number and an address for mail must look like; at least one of both, else nobody can be reached.</summary>
internal static class Contactregels
{
    public const string Telefoon = "Telefoon";
    public const string Mail = "Mail";

    /// <summary>Typed text on one line; null when there is none.</summary>
    public static string? Regel(string? getypt) =>
        string.Join(' ', (getypt ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } regel ? regel : null;

    /// <summary>
    /// Whether it can be a street or box with its number, a postcode and a place, in any country's order: two words, a postcode of at least
    /// four digits, and another number.
    /// </summary>
    public static bool IsAdres([NotNullWhen(true)] string? regel)
    {
        var delen = (regel ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var getallen = delen.Select(d => d.Count(char.IsAsciiDigit)).Where(n => n > 0).ToList();
        return delen.Count(d => d.Count(char.IsLetter) > 1) > 1 && getallen.Count > 1 && getallen.Exists(n => n >= 4);
    }

    public static IEnumerable<Refusal> Weeg(string? telefoon, string? mail)
    {
        if (telefoon is null && mail is null)
        {
            yield return new("onbereikbaar", "Vul een telefoonnummer of een e-mailadres in.", Telefoon);
        }

        if (telefoon is not null && !PhoneNumber.IsPhone(telefoon))
        {
            yield return new("telefoon-onjuist", "Dit is geen telefoonnummer. Vul bijvoorbeeld 071 555 01 23 in.", Telefoon);
        }

        if (mail is not null && MailAddress.Parse(mail) is null)
        {
            yield return new("mail-onjuist", "Dit is geen e-mailadres. Vul bijvoorbeeld naam@uwbedrijf.nl in.", Mail);
        }
    }
}

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

    /// <summary>Whether it can be a street or box with its number and a place: two words and a number, in any country's order.</summary>
    public static bool IsAdres([NotNullWhen(true)] string? regel) =>
        regel is not null && regel.Any(char.IsAsciiDigit) && regel.Split(' ', ',').Count(w => w.Count(char.IsLetter) > 1) > 1;

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

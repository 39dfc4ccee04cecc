using System.Globalization;

namespace Engine.Access.Mail;

/// <summary>An address in its two parts, in the form in which rules compare them: small letters, the domain in ASCII and without trailing dot.</summary>
/// <param name="Mailbox">What stands before the at sign, without <c>+tag</c>.</param>
public sealed record MailAddress(string Mailbox, string Domain)
{
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <returns>Null when it is no address: no mailbox, no domain with a dot, or characters that a mail server refuses.</returns>
    public static MailAddress? Parse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var at = trimmed.LastIndexOf('@');
        if (trimmed.Length > 254 || at is < 1 or > 64)
        {
            return null;
        }

        var mailbox = trimmed[..at];
        var wellFormed = mailbox.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~.".Contains(c, StringComparison.Ordinal))
            && mailbox[0] != '.' && mailbox[^1] != '.' && !mailbox.Contains("..", StringComparison.Ordinal);
        if (!wellFormed || Ascii(trimmed[(at + 1)..]) is not { } domain)
        {
            return null;
        }

        var plus = mailbox.IndexOf('+', StringComparison.Ordinal);
        return new((plus > 0 ? mailbox[..plus] : mailbox).ToLowerInvariant(), domain);
    }

    /// <summary>Whether the domain is this one or lies below it.</summary>
    public bool IsUnder(string domain) =>
        Domain == domain || (Domain.EndsWith(domain, StringComparison.Ordinal) && Domain[^(domain.Length + 1)] == '.');

    private static string? Ascii(string domain)
    {
        try
        {
            var ascii = Idn.GetAscii(domain.TrimEnd('.')).ToLowerInvariant();
            return ascii.Contains('.', StringComparison.Ordinal) && !domain.EndsWith("..", StringComparison.Ordinal) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

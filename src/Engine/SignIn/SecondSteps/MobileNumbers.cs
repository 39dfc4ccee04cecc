using System.Text.RegularExpressions;
using Engine.Access;
using Engine.Data.Encryption;

namespace Engine.SignIn.SecondSteps;

/// <summary>
/// Dutch mobile numbers: 06 and eight digits, of which the first is 1 to 5 or 8 (6 was paging, 7 is dial-in, 097 are machines). Typed as
/// 06, +31 6, 0031 6 or +31 (0)6; kept as E.164, encrypted.
/// </summary>
public sealed partial class MobileNumbers(FieldProtector protector)
{
    internal const string Purpose = "sign-in.mobile";

    /// <returns>For example <c>+31612345678</c>; null when it is no Dutch mobile number.</returns>
    public static string? Normalize(string? typed)
    {
        var match = Spelling().Match(Punctuation().Replace(typed ?? "", ""));
        return match.Success ? "+316" + match.Groups[1].Value : null;
    }

    /// <summary>The number as its owner recognises it and a passer-by cannot use it: <c>06-******78</c>.</summary>
    public static string Masked(string number) => $"06-******{number[^2..]}";

    /// <param name="number">In E.164.</param>
    public byte[] Seal(string number) => protector.Protect(Purpose, number);

    /// <summary>Gives an account a number, or takes it away.</summary>
    /// <param name="number">In E.164; null for none.</param>
    public void Put(Account account, string? number) =>
        (account.Mobile, account.MobileHash) = number is null ? (null, null) : (Seal(number), protector.SearchHash(Purpose, number));

    /// <returns>In E.164; null when the account has none.</returns>
    public string? Of(Account account) => account.Mobile is { } sealedNumber ? Open(sealedNumber) : null;

    public string Open(byte[] sealedNumber) => protector.Reveal(Purpose, sealedNumber);

    [GeneratedRegex(@"[\s.\-/]", RegexOptions.CultureInvariant)]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^(?:0|(?:\+|00)31(?:\(0\)|0)?)6([1-58][0-9]{7})$", RegexOptions.CultureInvariant)]
    private static partial Regex Spelling();
}

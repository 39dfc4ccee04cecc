using System.Security.Cryptography;
using Engine.Access;
using Engine.Data.Encryption;

namespace Engine.SignIn;

/// <summary>Ten codes for the day that the phone is lost. Only keyed hashes are kept; each opens the account once.</summary>
public sealed class RecoveryCodes(FieldProtector protector)
{
    private const string Purpose = "sign-in.recovery-code";

    // no letters and digits that are taken for each other
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    public static IReadOnlyList<string> New() =>
        [.. Enumerable.Range(0, 10).Select(_ => $"{RandomNumberGenerator.GetString(Alphabet, 5)}-{RandomNumberGenerator.GetString(Alphabet, 5)}")];

    public void Keep(Account account, IEnumerable<string> codes) => account.RecoveryCodes = [.. codes.Select(c => Hash(account, c))];

    /// <summary>Takes the code from the account; the caller saves.</summary>
    public bool Take(Account account, string typed)
    {
        var hashes = protector.SearchHashes(Purpose, Spelling(account, typed)).Select(Convert.ToBase64String);
        var left = account.RecoveryCodes.Except(hashes).ToList();
        var found = left.Count < account.RecoveryCodes.Count;
        account.RecoveryCodes = left;
        return found;
    }

    private string Hash(Account account, string code) => Convert.ToBase64String(protector.SearchHash(Purpose, Spelling(account, code)));

    private static string Spelling(Account account, string code) =>
        $"{account.Id:N}:{code.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant()}";
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace Engine.SignIn.Protection;

/// <summary>
/// Looks a password up in a list of known leaks (ASVS 6.2.12) on this machine; no password or part of its hash leaves it. Host
/// configuration names the list under <c>BreachedPasswords</c>: one file of SHA-1 hashes in order, or a folder with a file per first
/// five digits, both as Have I Been Pwned offers them.
/// </summary>
public sealed class BreachedPasswords : IDisposable
{
    private const int PrefixLength = 5;

    private readonly SortedHashFile? whole;
    private readonly string? folder;

    /// <exception cref="FileNotFoundException">The configured list is not there.</exception>
    public BreachedPasswords(IConfiguration? host)
    {
        if (host?["BreachedPasswords"] is not { Length: > 0 } path)
        {
            return;
        }

        if (Directory.Exists(path))
        {
            folder = path;
        }
        else
        {
            whole = File.Exists(path) ? new(path) : throw new FileNotFoundException($"BreachedPasswords names a list that is not there: {path}");
        }
    }

    public bool Contains(string password)
    {
        if (whole is null && folder is null)
        {
            return false;
        }

#pragma warning disable CA5350 // the lists are kept by SHA-1; nothing is protected by it here
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(password)));
#pragma warning restore CA5350
        return whole?.Contains(hash) ?? ContainsPart(hash);
    }

    public void Dispose() => whole?.Dispose();

    private bool ContainsPart(string hash)
    {
        var path = Path.Combine(folder ?? "", hash[..PrefixLength] + ".txt");
        if (!File.Exists(path))
        {
            return false;
        }

        using var part = new SortedHashFile(path);
        return part.Contains(hash[PrefixLength..]);
    }
}

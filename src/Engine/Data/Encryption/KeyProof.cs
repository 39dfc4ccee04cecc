using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Engine.Data.Encryption;

/// <summary>Shows that the keys that new values and new cookies get can be had now, and open what they close.</summary>
public sealed class KeyProof(DataKeys keys, IDataProtectionProvider cookies)
{
    private const string Purpose = "portal.key-proof";

    /// <summary>Reads the keys of the database anew, so that one which this host cannot open is found before a value needs it.</summary>
    /// <exception cref="CryptographicException">A key is missing, wrapped by a secret that this host lacks, or does not open what it closed.</exception>
    public void Run()
    {
        keys.Refresh();
        var sample = RandomNumberGenerator.GetBytes(16);
        using var cipher = new AesGcm(keys.Derive(DataKeyKind.Field, keys.Newest(DataKeyKind.Field), "", Purpose), SealedBox.TagLength);
        Require(SealedBox.Open(cipher, SealedBox.Seal(cipher, [], sample, []), 0, []), sample);
        _ = keys.Derive(DataKeyKind.Search, keys.Newest(DataKeyKind.Search), "", Purpose);
        var cookie = cookies.CreateProtector(Purpose);
        Require(cookie.Unprotect(cookie.Protect(sample)), sample);
    }

    private static void Require(byte[] opened, byte[] sample)
    {
        if (!opened.AsSpan().SequenceEqual(sample))
        {
            throw new CryptographicException("A key does not open what it closed.");
        }
    }
}

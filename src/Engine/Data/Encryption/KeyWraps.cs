using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace Engine.Data.Encryption;

/// <summary>
/// The secret or certificate of this installation (<c>Keys:SecretFile</c>, or <c>Keys:Certificate</c> with <c>Keys:CertificatePasswordFile</c>),
/// and the one before it (<c>Keys:Previous:...</c>), which only opens what it wrapped.
/// </summary>
public sealed class KeyWraps(KeyWrap current, KeyWrap? previous = null)
{
    public KeyWrap Current { get; } = current;

    /// <exception cref="CryptographicException">Wrapped by a secret that this host does not have.</exception>
    public KeyWrap Find(string print) =>
        Current.Print == print ? Current
        : previous?.Print == print ? previous
        : throw new CryptographicException($"A key of the database is wrapped by {print}, and this host was not given that. Set Keys:SecretFile or Keys:Certificate, or Keys:Previous for the one before.");

    /// <exception cref="InvalidOperationException">Nothing is configured and this is not Development; or a file is missing or unfit.</exception>
    public static KeyWraps From(IConfiguration configuration, bool development)
    {
        var keys = configuration.GetSection("Keys");
        return new(Read(keys) ?? (development ? Develop(Path.Combine(DataFolder.Of(configuration), "keys", "secret.key")) : throw Missing()), Read(keys.GetSection("Previous")));
    }

    private static InvalidOperationException Missing() =>
        new("Set Keys:SecretFile to a file of at least 32 random bytes, or Keys:Certificate to a PFX file. Personal data is encrypted with keys that it guards.");

    private static KeyWrap? Read(IConfigurationSection keys)
    {
        try
        {
            return keys["SecretFile"] is { Length: > 0 } secret ? new SecretKeyWrap(File.ReadAllBytes(secret))
                : keys["Certificate"] is { Length: > 0 } certificate ? new CertificateKeyWrap(Load(certificate, keys["CertificatePasswordFile"]))
                : null;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or CryptographicException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The secret under {keys.Path} cannot be used: {fault.Message}", fault);
        }
    }

    private static X509Certificate2 Load(string file, string? passwordFile) =>
        X509CertificateLoader.LoadPkcs12FromFile(file, passwordFile is { Length: > 0 } ? File.ReadAllText(passwordFile).TrimEnd('\r', '\n') : null);

    private static SecretKeyWrap Develop(string file)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? ".");
            var draft = $"{file}.{Environment.ProcessId}";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(draft, options))
            {
                stream.Write(RandomNumberGenerator.GetBytes(64));
            }

            Keep(draft, file);
        }

        return new(File.ReadAllBytes(file));
    }

    // of two hosts that start at once one wins, and both read the winner's
    private static void Keep(string draft, string file)
    {
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}

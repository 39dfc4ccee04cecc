using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace Engine.SignIn.EHerkenning;

/// <summary>
/// Certificates with private keys that the host knows by name: <c>Certificates:NAME:File</c> is a PFX (with <c>PasswordFile</c>) or a
/// PEM (with <c>KeyFile</c>). A file that is replaced counts from its next use.
/// </summary>
public sealed class HostCertificates(IConfiguration host)
{
    private readonly ConcurrentDictionary<string, (DateTime Written, X509Certificate2 Certificate)> known = new(StringComparer.Ordinal);

    /// <exception cref="InvalidOperationException">No such name, or its file cannot be used. The message is for the log.</exception>
    public X509Certificate2 Find(string name)
    {
        var section = host.GetSection("Certificates").GetSection(name);
        if (section["File"] is not { Length: > 0 } file || !File.Exists(file))
        {
            throw new InvalidOperationException($"The host has no file for Certificates:{name}:File.");
        }

        var written = File.GetLastWriteTimeUtc(file);
        if (known.TryGetValue(name, out var found) && found.Written == written)
        {
            return found.Certificate;
        }

        var certificate = Load(section, file);
        known[name] = (written, certificate);
        return certificate;
    }

    private static X509Certificate2 Load(IConfigurationSection section, string file)
    {
        try
        {
            var certificate = section["KeyFile"] is { Length: > 0 } key ? X509Certificate2.CreateFromPemFile(file, key)
                : X509CertificateLoader.LoadPkcs12FromFile(
                    file, section["PasswordFile"] is { Length: > 0 } password ? File.ReadAllText(password).TrimEnd('\r', '\n') : null);
            return certificate.HasPrivateKey ? certificate : throw new CryptographicException("It has no private key.");
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or CryptographicException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{section.Path} cannot be used: {fault.Message}", fault);
        }
    }
}

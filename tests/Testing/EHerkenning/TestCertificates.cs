using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Testing.EHerkenning;

/// <summary>Certificates with private keys, made on the spot.</summary>
public static class TestCertificates
{
    public static X509Certificate2 Make(string name, DateTimeOffset from, DateTimeOffset until, int bits = 2048)
    {
        using var key = RSA.Create(bits);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(from, until);
    }

    /// <summary>One with a key on a curve.</summary>
    public static X509Certificate2 Make(string name, DateTimeOffset from, DateTimeOffset until, ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(from, until);
    }

    /// <summary>A certificate of a server, issued by an authority of its own.</summary>
    public static (X509Certificate2 Authority, X509Certificate2 Server) MakeServer(string host)
    {
        var (from, until) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        using var authorityKey = RSA.Create(2048);
        var authority = new CertificateRequest("CN=Authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var root = authority.CreateSelfSigned(from, until);
        using var key = RSA.Create(2048);
        var server = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        server.CertificateExtensions.Add(names.Build());
        server.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], false));
        using var issued = server.Create(root, from, until, RandomNumberGenerator.GetBytes(8));
        var whole = issued.CopyWithPrivateKey(key);
        return (root, X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pfx), null));
    }

    /// <summary>Writes it where a host reads it.</summary>
    public static string Save(this X509Certificate2 certificate, string file)
    {
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx));
        return file;
    }
}

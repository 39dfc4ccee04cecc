using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Messages in the query of an address (SAML bindings 3.4): deflated, and signed over the query as it was written.</summary>
internal static class RedirectBinding
{
    /// <param name="field">SAMLRequest or SAMLResponse.</param>
    public static BrokerDeparture To(Uri address, string field, XmlElement message, X509Certificate2 signer)
    {
        using var bytes = new MemoryStream();
        using (var deflate = new DeflateStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(message.OuterXml));
        }

        var query = SamlSigner.SignQuery($"{field}={Uri.EscapeDataString(Convert.ToBase64String(bytes.ToArray()))}", signer);
        var separator = address.Query.Length == 0 ? '?' : '&';
        return new(new($"{address}{separator}{query}"));
    }

    /// <summary>Reads a signed message. The signature is checked over the bytes that arrived, not over what they decode to.</summary>
    /// <param name="query">As the browser sent it, with question mark.</param>
    /// <exception cref="SamlRefusedException">Unsigned, signed by another key, or no message.</exception>
    public static XmlElement Read(string query, string field, IReadOnlyList<AsymmetricAlgorithm> keys)
    {
        var parts = query.TrimStart('?').Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1], StringComparer.Ordinal);
        var (message, algorithm, signature) = (Only(parts[field]), Only(parts["SigAlg"]), Only(parts["Signature"]));
        var relay = parts["RelayState"].Any() ? $"&RelayState={Only(parts["RelayState"])}" : "";
        var signed = Encoding.UTF8.GetBytes($"{field}={message}{relay}&SigAlg={algorithm}");
        var name = Uri.UnescapeDataString(algorithm);
        var value = Base64(signature);
        if (!keys.Any(key => SignatureAlgorithms.Verify(name, key, signed, value)))
        {
            throw new SamlRefusedException("saml.signature");
        }

        return SamlXml.Parse(Inflate(Base64(message)));
    }

    private static string Only(IEnumerable<string> values) => values.ToList() is [var one] ? one : throw new SamlRefusedException("saml.query");

    private static byte[] Base64(string text)
    {
        try
        {
            return Convert.FromBase64String(Uri.UnescapeDataString(text));
        }
        catch (FormatException fault)
        {
            throw new SamlRefusedException("saml.base64", fault);
        }
    }

    // stops at the limit, however much there is to come (case 23)
    private static byte[] Inflate(byte[] deflated)
    {
        var bytes = new byte[SamlXml.MaximumBytes + 1];
        try
        {
            using var stream = new DeflateStream(new MemoryStream(deflated), CompressionMode.Decompress);
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length < bytes.Length ? bytes[..length] : throw new SamlRefusedException("saml.size");
        }
        catch (InvalidDataException fault)
        {
            throw new SamlRefusedException("saml.deflate", fault);
        }
    }
}

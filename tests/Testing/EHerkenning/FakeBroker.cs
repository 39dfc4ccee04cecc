using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Testing.EHerkenning;

/// <summary>An invented broker with keys of its own that can say anything, right or wrong. It shares no code with the portal.</summary>
public sealed class FakeBroker
{
    public FakeBroker(string entityId, DateTimeOffset now)
    {
        EntityId = entityId;
        Certificate = TestCertificates.Make("broker", now.AddDays(-10), now.AddYears(1));
    }

    public string EntityId { get; }

    /// <summary>Signs everything; another one may take its place.</summary>
    public X509Certificate2 Certificate { get; set; }

    public RSA Key => Certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("No RSA key.");

    public XmlSigning Signing => new() { Key = Key };

    /// <param name="certificates">Null for the one that signs now.</param>
    /// <param name="artifacts">Where artifacts are fetched, by index.</param>
    public string Metadata(IReadOnlyList<X509Certificate2>? certificates = null, IReadOnlyDictionary<int, string>? artifacts = null, string attributes = "")
    {
        var keys = string.Concat((certificates ?? [Certificate]).Select(c =>
            $"<md:KeyDescriptor use=\"signing\"><ds:KeyInfo><ds:KeyName>x</ds:KeyName><ds:X509Data><ds:X509Certificate>{Convert.ToBase64String(c.RawData)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"));
        var resolvers = string.Concat((artifacts ?? new Dictionary<int, string>()).Select(a =>
            $"<md:ArtifactResolutionService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:SOAP\" Location=\"{a.Value}\" index=\"{a.Key}\"/>"));
        return $"""
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="{EntityId}"{attributes}>
              <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAuthnRequestsSigned="true">{keys}{resolvers}
                <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://broker.example/logout"/>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://broker.example/sso"/>
                <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://broker.example/sso-post"/>
              </md:IDPSSODescriptor>
            </md:EntityDescriptor>
            """;
    }
}

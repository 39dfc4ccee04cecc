using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Reads SAML metadata of a broker. The file is the operator's, who got it from the broker; it is read as strictly all the same.</summary>
internal static class BrokerMetadataReader
{
    /// <param name="entityId">Which of the entities in the file is meant.</param>
    /// <exception cref="SamlRefusedException">No such entity, or it lacks what the profile asks.</exception>
    public static BrokerMetadata Read(ReadOnlySpan<byte> file, string entityId)
    {
        var root = SamlXml.Parse(file);
        var entity = root.Itself().Concat(root.Descendants())
            .Where(e => e.Is(SamlNames.Metadata, "EntityDescriptor") && e.Value("entityID") == entityId).ToList() is [var one]
            ? one
            : throw new SamlRefusedException("saml.metadata.entity");
        var role = entity.Child(SamlNames.Metadata, "IDPSSODescriptor");
        var certificates = role.Children(SamlNames.Metadata, "KeyDescriptor").Where(k => k.Value("use") is null or "signing").SelectMany(Certificates).ToList();
        var logout = role.Children(SamlNames.Metadata, "SingleLogoutService").FirstOrDefault(s => s.Value("Binding") == SamlNames.Redirect);
        return new()
        {
            EntityId = entityId,
            ValidUntil = new[] { root, entity, role }.Select(e => e.Moment("validUntil")).Where(m => m is not null).Min(),
            Signing = certificates.Count > 0 ? certificates : throw new SamlRefusedException("saml.metadata.keys"),
            SignOnByRedirect = Location(role, "SingleSignOnService", SamlNames.Redirect),
            SignOnByPost = Location(role, "SingleSignOnService", SamlNames.Post),
            ArtifactResolution = role.Children(SamlNames.Metadata, "ArtifactResolutionService").Where(s => s.Value("Binding") == SamlNames.SoapBinding)
                .ToDictionary(s => int.Parse(s.Needed("index"), NumberStyles.None, CultureInfo.InvariantCulture), s => Address(s.Needed("Location"))),
            LogoutByRedirect = logout is null ? null : Address(logout.Needed("Location")),
            LogoutAnswerByRedirect = logout is null ? null : Address(logout.Value("ResponseLocation") ?? logout.Needed("Location")),
        };
    }

    private static IEnumerable<X509Certificate2> Certificates(XmlElement descriptor)
    {
        foreach (var text in descriptor.Descendants().Where(e => e.Is(SamlNames.Signature, "X509Certificate")))
        {
            X509Certificate2 certificate;
            try
            {
                certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text.Text()));
            }
            catch (Exception fault) when (fault is CryptographicException or FormatException)
            {
                throw new SamlRefusedException("saml.metadata.certificate", fault);
            }

            var strong = certificate.GetRSAPublicKey() is { } rsa ? rsa.KeySize >= 2048 : certificate.GetECDsaPublicKey() is { KeySize: >= 256 };
            yield return strong ? certificate : throw new SamlRefusedException("saml.metadata.weak-key");
        }
    }

    private static Uri? Location(XmlElement role, string service, string binding) =>
        role.Children(SamlNames.Metadata, service).FirstOrDefault(s => s.Value("Binding") == binding) is { } found ? Address(found.Needed("Location")) : null;

    // plain http only to a peer on this machine
    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new SamlRefusedException("saml.metadata.location");
}

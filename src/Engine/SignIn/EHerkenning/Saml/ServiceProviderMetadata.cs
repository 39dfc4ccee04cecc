using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// What this service provider says of itself (dutch-standards 1.9): signed, and nothing that the profile does not list. Certificates for
/// what comes next are announced beside those in use, so that keys can change without an appointment.
/// </summary>
internal sealed class ServiceProviderMetadata(SamlParties parties)
{
    /// <returns>XML text.</returns>
    public string Write()
    {
        var config = parties.Config;
        var entity = SamlDocument.Start(SamlNames.Metadata, "md", "EntityDescriptor");
        entity.SetAttribute("ID", SamlDocument.Id(Guid.NewGuid()));
        entity.SetAttribute("entityID", config.EntityId);
        var role = entity.Add(
            SamlNames.Metadata, "md", "SPSSODescriptor",
            ("AuthnRequestsSigned", "true"), ("WantAssertionsSigned", "true"), ("protocolSupportEnumeration", SamlNames.Protocol));
        AddKeys(role, "signing", parties.Signers);
        AddKeys(role, "encryption", parties.Openers);
        if (config.SingleLogout)
        {
            role.Add(SamlNames.Metadata, "md", "SingleLogoutService", ("Binding", SamlNames.Redirect), ("Location", parties.LogoutAddress));
        }

        AddAddress(role, SamlNames.Artifact, AuthnRequests.ArtifactIndex, config.Response == ResponseBinding.Artifact);
        if (config.Response == ResponseBinding.Post)
        {
            AddAddress(role, SamlNames.Post, AuthnRequests.PostIndex, true);
        }

        foreach (var service in config.Services)
        {
            AddService(role, service, isDefault: service == parties.Service && config.Services.Count > 1);
        }

        return SamlSigner.Sign(entity.OwnerDocument, parties.Signer, null, withCertificate: true);
    }

    private static void AddKeys(XmlElement role, string use, IReadOnlyList<X509Certificate2> certificates)
    {
        foreach (var certificate in certificates)
        {
            var info = role.Add(SamlNames.Metadata, "md", "KeyDescriptor", ("use", use)).Add(SamlNames.Signature, "ds", "KeyInfo");
            info.Add(SamlNames.Signature, "ds", "KeyName").InnerText = SamlSigner.KeyName(certificate);
            info.Add(SamlNames.Signature, "ds", "X509Data").Add(SamlNames.Signature, "ds", "X509Certificate").InnerText = Convert.ToBase64String(certificate.RawData);
        }
    }

    private void AddAddress(XmlElement role, string binding, int index, bool isDefault) => role.Add(
        SamlNames.Metadata, "md", "AssertionConsumerService",
        ("Binding", binding), ("Location", parties.AnswerAddress), ("index", Text(index)), ("isDefault", isDefault ? "true" : "false"));

    private static void AddService(XmlElement role, SamlServiceConfig service, bool isDefault)
    {
        var element = role.Add(SamlNames.Metadata, "md", "AttributeConsumingService", ("index", Text(service.Index)));
        if (isDefault)
        {
            element.SetAttribute("isDefault", "true");
        }

        var name = element.Add(SamlNames.Metadata, "md", "ServiceName");
        var language = name.OwnerDocument.CreateAttribute("xml", "lang", "http://www.w3.org/XML/1998/namespace");
        language.Value = "nl";
        name.SetAttributeNode(language);
        name.InnerText = service.Name;
        foreach (var attribute in service.Attributes.Prepend(service.Id))
        {
            element.Add(SamlNames.Metadata, "md", "RequestedAttribute", ("Name", attribute), ("isRequired", "false"));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

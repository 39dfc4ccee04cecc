using System.Globalization;
using System.Text;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Asks the broker who somebody is (dutch-standards 1.4).</summary>
internal sealed class AuthnRequests(SamlParties parties, TimeProvider time)
{
    /// <summary>Indexes of our addresses in <see cref="ServiceProviderMetadata"/>.</summary>
    public const int ArtifactIndex = 1;

    public const int PostIndex = 2;

    /// <exception cref="SamlRefusedException">The broker's metadata are missing, expired or name no such address.</exception>
    public BrokerDeparture Make(BrokerRequest request)
    {
        var (config, broker) = (parties.Config, parties.Broker);
        var byPost = config.Request == RequestBinding.Post;
        var address = (byPost ? broker.SignOnByPost : broker.SignOnByRedirect) ?? throw new SamlRefusedException("saml.metadata.sign-on");
        var message = SamlDocument.Message("AuthnRequest", SamlDocument.Id(request.Id), config.EntityId, address.ToString(), time.GetUtcNow());
        if (Forces(config, request))
        {
            message.SetAttribute("ForceAuthn", "true");
        }

        var index = config.Response == ResponseBinding.Post ? PostIndex : ArtifactIndex;
        message.SetAttribute("AssertionConsumerServiceIndex", index.ToString(CultureInfo.InvariantCulture));
        message.SetAttribute("AttributeConsumingServiceIndex", parties.Service.Index.ToString(CultureInfo.InvariantCulture));
        message.Add(SamlNames.Protocol, "samlp", "RequestedAuthnContext", ("Comparison", "minimum"))
            .Add(SamlNames.Assertion, "saml", "AuthnContextClassRef").InnerText = LevelTable.Uri(request.Level);
        return byPost ? Post(message, address) : RedirectBinding.To(address, "SAMLRequest", message, parties.Signer);
    }

    /// <summary>Whether the means is to be shown anew: the tenant wants it always, a certain level or an invitation asks for it.</summary>
    public static bool Forces(SamlBrokerConfig config, BrokerRequest request) => config.ForceAuthn || request.Kind != BrokerRequestKind.SignIn;

    private BrokerDeparture Post(XmlElement message, Uri address)
    {
        var text = SamlSigner.Sign(message.OwnerDocument, parties.Signer, message.Child(SamlNames.Assertion, "Issuer"), withCertificate: false);
        return new(address, new Dictionary<string, string> { ["SAMLRequest"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) });
    }
}

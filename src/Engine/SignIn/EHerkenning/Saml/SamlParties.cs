using System.Security.Cryptography.X509Certificates;
using Engine.Tenancy;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>The two parties of a conversation in the current tenant: this service provider and its broker.</summary>
internal sealed class SamlParties(
    CurrentTenant tenant, TenantAddress addresses, BrokerMetadataStore metadata, HostCertificates certificates, TimeProvider time)
{
    /// <summary>Whether the tenant has a broker that speaks SAML.</summary>
    public bool IsOn => tenant.Value.Config.SignIn.EHerkenning?.Broker is { Kind: BrokerKind.Saml, Saml: not null };

    /// <exception cref="SamlRefusedException">The tenant has no such broker.</exception>
    public SamlBrokerConfig Config =>
        tenant.Value.Config.SignIn.EHerkenning?.Broker is { Kind: BrokerKind.Saml, Saml: { } saml } ? saml : throw new SamlRefusedException("saml.off");

    /// <summary>The service that is asked for.</summary>
    public SamlServiceConfig Service => Config.Services[0];

    /// <summary>Where answers arrive: from the tenant's file, never from a request.</summary>
    public string AnswerAddress => new Uri(addresses.Of(tenant.Value), "eherkenning/acs").ToString();

    public string LogoutAddress => new Uri(addresses.Of(tenant.Value), "eherkenning/uitloggen").ToString();

    /// <exception cref="InvalidOperationException">The host lacks the certificate.</exception>
    public X509Certificate2 Signer => certificates.Find(Config.Signing[0]);

    public IReadOnlyList<X509Certificate2> Signers => [.. Config.Signing.Select(certificates.Find)];

    public IReadOnlyList<X509Certificate2> Openers => [.. Config.Encryption.Select(certificates.Find)];

    /// <exception cref="SamlRefusedException">Its metadata are missing, wrong or expired.</exception>
    public BrokerMetadata Broker => metadata.FindValid(tenant.Value, Config, time.GetUtcNow());

    public SignatureCheck Check => new(Broker.Keys(time.GetUtcNow()));

    public EncryptedIds Ids => new(Config.EntityId, Openers);
}

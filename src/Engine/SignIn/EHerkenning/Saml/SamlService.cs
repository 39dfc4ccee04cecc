namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>The SAML side of the current tenant, as others ask for it.</summary>
public sealed class SamlService
{
    private readonly SamlParties parties;
    private readonly ServiceProviderMetadata metadata;

    internal SamlService(SamlParties parties, ServiceProviderMetadata metadata) => (this.parties, this.metadata) = (parties, metadata);

    /// <summary>Whether the tenant has a broker that speaks SAML.</summary>
    public bool IsOn => parties.IsOn;

    /// <returns>Signed metadata of this service provider, XML.</returns>
    /// <exception cref="InvalidOperationException">The host lacks a certificate.</exception>
    public string Metadata() => metadata.Write();
}

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Namespaces and identifiers of SAML 2.0 and XML security that this profile uses.</summary>
internal static class SamlNames
{
    public const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    public const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    public const string Metadata = "urn:oasis:names:tc:SAML:2.0:metadata";
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";
    public const string Encryption = "http://www.w3.org/2001/04/xmlenc#";
    public const string Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    public const string ExclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public const string Enveloped = Signature + "enveloped-signature";

    public const string Redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect";
    public const string Post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";
    public const string Artifact = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact";
    public const string SoapBinding = "urn:oasis:names:tc:SAML:2.0:bindings:SOAP";

    public const string Bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";
    public const string Success = "urn:oasis:names:tc:SAML:2.0:status:Success";
    public const string Requester = "urn:oasis:names:tc:SAML:2.0:status:Requester";
    public const string Responder = "urn:oasis:names:tc:SAML:2.0:status:Responder";
    public const string AuthnFailed = "urn:oasis:names:tc:SAML:2.0:status:AuthnFailed";
    public const string RequestDenied = "urn:oasis:names:tc:SAML:2.0:status:RequestDenied";
    public const string NoAuthnContext = "urn:oasis:names:tc:SAML:2.0:status:NoAuthnContext";

    public const string RsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    public const string Sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
}

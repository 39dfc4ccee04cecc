using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>What holds of a Response, with or without an assertion in it.</summary>
internal static class ResponseRules
{
    /// <param name="addressed">Whether it must name our address; what was fetched by artifact need not.</param>
    public static void Check(XmlElement response, Expectation expected, bool addressed)
    {
        Refuse(response.Value("Version") != "2.0", "saml.version");
        Refuse(response.Child(SamlNames.Assertion, "Issuer").Text() != expected.Broker, "saml.issuer");
        Refuse((response.Value("Destination") ?? (addressed ? "" : expected.Address)) != expected.Address, "saml.destination");
        Refuse(response.Value("InResponseTo") != expected.RequestId, "saml.in-response-to");
        var issued = response.Moment("IssueInstant") ?? throw new SamlRefusedException("saml.missing.IssueInstant");
        Refuse(!expected.HasCome(issued) || issued < expected.AskedAt - Expectation.Skew, "saml.issued");
    }

    /// <returns>Null for success; otherwise what the visitor is to be told.</returns>
    public static SamlRefusedException? Failure(SamlEnvelope envelope)
    {
        var code = envelope.Response.Child(SamlNames.Protocol, "Status").Child(SamlNames.Protocol, "StatusCode");
        var (first, second) = (code.Needed("Value"), code.ChildOrNone(SamlNames.Protocol, "StatusCode")?.Value("Value"));
        if (first == SamlNames.Success)
        {
            return envelope.Assertion is null ? new("saml.missing.Assertion") : null;
        }

        Refuse(envelope.Assertion is not null, "saml.status-with-assertion");
        return (first, second) switch
        {
            (SamlNames.Responder, SamlNames.AuthnFailed or SamlNames.RequestDenied) => new("saml.cancelled") { Refusal = BrokerRefusal.Cancelled },
            (_, SamlNames.NoAuthnContext) => new("saml.no-authn-context") { Refusal = BrokerRefusal.LevelTooLow },
            _ => new("saml.status"),
        };
    }

    private static void Refuse(bool wrong, string code)
    {
        if (wrong)
        {
            throw new SamlRefusedException(code);
        }
    }
}

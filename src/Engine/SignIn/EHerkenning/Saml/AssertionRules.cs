using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Whether a verified assertion is meant for this portal, this request and this moment (dutch-standards 1.8; cases 24 to 32).</summary>
internal static class AssertionRules
{
    public static void Check(XmlElement assertion, Expectation expected)
    {
        Refuse(assertion.Value("Version") != "2.0", "saml.version");
        Refuse(assertion.Child(SamlNames.Assertion, "Issuer").Text() != expected.Broker, "saml.issuer");
        Refuse(!expected.HasCome(assertion.Moment("IssueInstant") ?? throw new SamlRefusedException("saml.missing.IssueInstant")), "saml.issued");
        CheckSubject(assertion.Child(SamlNames.Assertion, "Subject"), expected);
        CheckConditions(assertion.Child(SamlNames.Assertion, "Conditions"), expected);
        CheckAuthentication(assertion.Child(SamlNames.Assertion, "AuthnStatement"), expected);
    }

    private static void CheckSubject(XmlElement subject, Expectation expected)
    {
        var confirmation = subject.Child(SamlNames.Assertion, "SubjectConfirmation");
        Refuse(confirmation.Value("Method") != SamlNames.Bearer, "saml.confirmation");
        var data = confirmation.Child(SamlNames.Assertion, "SubjectConfirmationData");
        Refuse(data.HasAttribute("NotBefore"), "saml.confirmation");
        Refuse(data.Value("Recipient") != expected.Address, "saml.recipient");
        Refuse(data.Value("InResponseTo") != expected.RequestId, "saml.in-response-to");
        Refuse(data.Moment("NotOnOrAfter") is not { } end || !expected.IsAhead(end), "saml.time.confirmation");
    }

    private static void CheckConditions(XmlElement conditions, Expectation expected)
    {
        Refuse(conditions.Moment("NotBefore") is not { } from || !expected.HasCome(from), "saml.time.not-before");
        Refuse(conditions.Moment("NotOnOrAfter") is not { } end || !expected.IsAhead(end), "saml.time.not-on-or-after");
        var audiences = conditions.Children(SamlNames.Assertion, "AudienceRestriction").ToList();
        Refuse(audiences.Count == 0 || audiences.Any(a => a.Children(SamlNames.Assertion, "Audience").All(one => one.Text() != expected.Self)), "saml.audience");
        Refuse(conditions.Children().Any(c => !IsKnown(c)), "saml.condition");
    }

    private static void CheckAuthentication(XmlElement statement, Expectation expected)
    {
        var moment = statement.Moment("AuthnInstant") ?? throw new SamlRefusedException("saml.missing.AuthnInstant");
        Refuse(!expected.HasCome(moment), "saml.time.authentication");
        Refuse(expected.Fresh && moment < expected.AskedAt - Expectation.Skew, "saml.time.authentication");
        Refuse(statement.Moment("SessionNotOnOrAfter") is { } end && !expected.IsAhead(end), "saml.time.session");
    }

    private static bool IsKnown(XmlElement condition) =>
        condition.NamespaceURI == SamlNames.Assertion && condition.LocalName is "AudienceRestriction" or "OneTimeUse" or "ProxyRestriction";

    private static void Refuse(bool wrong, string code)
    {
        if (wrong)
        {
            throw new SamlRefusedException(code);
        }
    }
}

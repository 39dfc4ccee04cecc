using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// Signing out at the broker too (dutch-standards 1.12): the session here has ended when the broker hears of it. A broker that asks names the
/// session of this browser, or is refused (case 46). All messages go by redirect and are signed.
/// </summary>
internal sealed class SamlLogout(SamlParties parties, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <returns>Null when the tenant takes no part in single sign-on, or the broker has no such address.</returns>
    public BrokerDeparture? Ask(BrokerSessionName session)
    {
        if (!parties.Config.SingleLogout || session.Issuer != parties.Config.BrokerEntityId || parties.Broker.LogoutByRedirect is not { } address)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var message = SamlDocument.Message("LogoutRequest", SamlDocument.Id(Guid.NewGuid()), parties.Config.EntityId, address.ToString(), now);
        message.SetAttribute("NotOnOrAfter", SamlDocument.Text(now + Lifetime));
        var name = message.Add(SamlNames.Assertion, "saml", "NameID");
        name.InnerText = session.NameId;
        if (session.NameIdFormat is { } format)
        {
            name.SetAttribute("Format", format);
        }

        if (session.SessionIndex is { } index)
        {
            message.Add(SamlNames.Protocol, "samlp", "SessionIndex").InnerText = index;
        }

        return RedirectBinding.To(address, "SAMLRequest", message, parties.Signer);
    }

    /// <summary>Reads a broker's request to end the session of this browser.</summary>
    /// <param name="query">As the browser sent it.</param>
    /// <param name="session">How the broker named the session of this browser; null when there is none.</param>
    /// <returns>Where to go with the answer.</returns>
    /// <exception cref="SamlRefusedException">Unsigned, expired, not for us, or of another session.</exception>
    public BrokerDeparture Answer(string query, BrokerSessionName? session)
    {
        var request = Read(query, "SAMLRequest", "LogoutRequest");
        var now = time.GetUtcNow();
        var issued = request.Moment("IssueInstant") ?? throw new SamlRefusedException("saml.missing.IssueInstant");
        if (issued > now + Expectation.Skew || now >= (request.Moment("NotOnOrAfter") ?? issued + Lifetime) + Expectation.Skew)
        {
            throw new SamlRefusedException("saml.time.logout");
        }

        var indexes = request.Children(SamlNames.Protocol, "SessionIndex").Select(i => i.Text()).ToList();
        if (session is null || request.Child(SamlNames.Assertion, "NameID").Text() != session.NameId
            || (indexes.Count > 0 && !indexes.Contains(session.SessionIndex ?? "")))
        {
            throw new SamlRefusedException("saml.logout-session");
        }

        var address = parties.Broker.LogoutAnswerByRedirect ?? throw new SamlRefusedException("saml.metadata.logout");
        var answer = SamlDocument.Message("LogoutResponse", SamlDocument.Id(Guid.NewGuid()), parties.Config.EntityId, address.ToString(), now);
        answer.SetAttribute("InResponseTo", request.Needed("ID"));
        answer.Add(SamlNames.Protocol, "samlp", "Status").Add(SamlNames.Protocol, "samlp", "StatusCode", ("Value", SamlNames.Success));
        return RedirectBinding.To(address, "SAMLResponse", answer, parties.Signer);
    }

    /// <summary>Checks a broker's answer; whatever its status, the session here has ended already.</summary>
    /// <exception cref="SamlRefusedException">Not from the broker, or not for us.</exception>
    public void Finish(string query) => Read(query, "SAMLResponse", "LogoutResponse");

    private XmlElement Read(string query, string field, string name)
    {
        var config = parties.Config;
        var message = RedirectBinding.Read(query, field, parties.Broker.Keys(time.GetUtcNow()));
        if (!config.SingleLogout || !message.Is(SamlNames.Protocol, name) || message.Value("Version") != "2.0")
        {
            throw new SamlRefusedException("saml.root");
        }

        if (message.Child(SamlNames.Assertion, "Issuer").Text() != config.BrokerEntityId)
        {
            throw new SamlRefusedException("saml.issuer");
        }

        return message.Value("Destination") == parties.LogoutAddress ? message : throw new SamlRefusedException("saml.destination");
    }
}

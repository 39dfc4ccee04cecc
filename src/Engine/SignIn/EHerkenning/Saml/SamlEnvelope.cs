using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// A Response with what may be believed of it: <see cref="Response"/> and <see cref="Assertion"/> lie under a verified signature and are
/// read from the bytes that were signed. Every signature at its place is checked; one elsewhere, or a second assertion, is refused
/// (cases 1 to 16). What lies in Advice belongs to others and is neither checked nor read.
/// </summary>
internal sealed record SamlEnvelope(XmlElement Response, XmlElement? Assertion)
{
    /// <summary>From the message of a browser: the assertion itself must be signed, and a message without one as a whole.</summary>
    public static SamlEnvelope OfPost(XmlElement root, SignatureCheck check)
    {
        RefuseStrays(root, root);
        if (!root.Is(SamlNames.Protocol, "Response"))
        {
            throw new SamlRefusedException("saml.root");
        }

        var signed = check.Signed(root);
        var assertion = AssertionOf(root);
        var believed = assertion is null ? null : check.Signed(assertion) ?? throw new SamlRefusedException("saml.assertion-unsigned");
        // the headers of an unsigned Response count as little as they say: what matters stands in the assertion again
        return new(signed ?? (assertion is null ? throw new SamlRefusedException("saml.unsigned") : root), believed);
    }

    /// <summary>From the answer to an ArtifactResolve: the signature may be that of the whole answer, of the Response or of the assertion.</summary>
    /// <param name="resolveId">Id of our question.</param>
    public static SamlEnvelope OfArtifact(XmlElement root, SignatureCheck check, string resolveId, string broker)
    {
        var answer = root.Is(SamlNames.Soap, "Envelope")
            ? root.Child(SamlNames.Soap, "Body").Child(SamlNames.Protocol, "ArtifactResponse")
            : throw new SamlRefusedException("saml.root");
        RefuseStrays(root, answer);
        var signedAnswer = check.Signed(answer);
        CheckAnswer(signedAnswer ?? answer, resolveId, broker);
        var response = answer.ChildOrNone(SamlNames.Protocol, "Response") ?? throw new SamlRefusedException("saml.artifact-empty");
        var signedResponse = check.Signed(response) ?? signedAnswer?.Child(SamlNames.Protocol, "Response");
        var assertion = AssertionOf(response);
        var signedAssertion = assertion is null ? null : check.Signed(assertion) ?? (signedResponse is null ? null : AssertionOf(signedResponse));
        if (assertion is null ? signedResponse is null : signedAssertion is null)
        {
            throw new SamlRefusedException("saml.unsigned");
        }

        return new(signedResponse ?? response, signedAssertion);
    }

    private static void CheckAnswer(XmlElement answer, string resolveId, string broker)
    {
        if (answer.Needed("InResponseTo") != resolveId)
        {
            throw new SamlRefusedException("saml.artifact-answer");
        }

        if (answer.Child(SamlNames.Assertion, "Issuer").Text() != broker)
        {
            throw new SamlRefusedException("saml.issuer");
        }

        if (answer.Child(SamlNames.Protocol, "Status").Child(SamlNames.Protocol, "StatusCode").Value("Value") != SamlNames.Success)
        {
            throw new SamlRefusedException("saml.artifact-status");
        }
    }

    private static XmlElement? AssertionOf(XmlElement response)
    {
        // eHerkenning encrypts identifiers and never a whole assertion; one that cannot be seen cannot be checked (case 37)
        if (response.Children(SamlNames.Assertion, "EncryptedAssertion").Any())
        {
            throw new SamlRefusedException("saml.encrypted-assertion");
        }

        return response.ChildOrNone(SamlNames.Assertion, "Assertion");
    }

    private static void RefuseStrays(XmlElement root, XmlElement outermost)
    {
        var response = outermost.ChildOrNone(SamlNames.Protocol, "Response") ?? outermost;
        foreach (var element in root.Itself().Concat(root.Descendants()).Where(e => !InAdvice(e)))
        {
            var misplaced = element.LocalName switch
            {
                "Response" => element.Is(SamlNames.Protocol, "Response") && element != response,
                "Assertion" => element.Is(SamlNames.Assertion, "Assertion") && element.ParentNode != response,
                "Signature" => element.Is(SamlNames.Signature, "Signature") && !MaySign(element.ParentNode, outermost, response),
                _ => false,
            };
            if (misplaced)
            {
                throw new SamlRefusedException("saml.stray");
            }
        }
    }

    private static bool MaySign(XmlNode? parent, XmlElement outermost, XmlElement response) =>
        parent == outermost || parent == response || (parent?.Is(SamlNames.Assertion, "Assertion") == true && parent.ParentNode == response);

    private static bool InAdvice(XmlNode element)
    {
        for (var at = element.ParentNode; at is not null; at = at.ParentNode)
        {
            if (at.Is(SamlNames.Assertion, "Advice"))
            {
                return true;
            }
        }

        return false;
    }
}

using System.Xml;

namespace Testing.EHerkenning;

/// <summary>
/// The eight known ways to wrap a signature (as SAMLRaider numbers them): the original stays somewhere in the message so that its signature
/// can still be right, and a forged copy stands where a careless reader looks.
/// </summary>
public static class SignatureWrapping
{
    private const string Ds = "http://www.w3.org/2000/09/xmldsig#";
    private const string Saml = "urn:oasis:names:tc:SAML:2.0:assertion";
    private const string Samlp = "urn:oasis:names:tc:SAML:2.0:protocol";

    /// <param name="message">Signed as a whole for 1 and 2, else in its assertion.</param>
    /// <param name="forge">Writes what the attacker wants into a copy.</param>
    /// <param name="otherId">Gives the forged copy an id of its own; false leaves both with one id.</param>
    public static string Wrap(int variant, string message, Action<XmlElement> forge, bool otherId)
    {
        var document = XmlSigning.Load(message);
        var root = XmlSigning.Root(document);
        var original = (XmlElement)(variant <= 2 ? root : First(root, Saml, "Assertion")).CloneNode(true);
        var bare = (XmlElement)original.CloneNode(true);
        bare.RemoveChild(Child(bare, Ds, "Signature"));
        var genuine = First(root, Saml, "Assertion");
        var forged = variant is 1 or 2 ? root : variant is 5 or 6 ? genuine : (XmlElement)(variant == 8 ? genuine : bare).CloneNode(true);
        forge(forged);
        if (otherId)
        {
            forged.SetAttribute("ID", "_forged");
        }

        switch (variant)
        {
            case 1:
                Child(root, Ds, "Signature").AppendChild(bare);
                break;
            case 2:
                root.InsertBefore(bare, Child(root, Ds, "Signature"));
                break;
            case 3:
                root.InsertBefore(forged, genuine);
                break;
            case 4:
                root.ReplaceChild(forged, genuine);
                forged.AppendChild(original);
                break;
            case 5:
                root.AppendChild(bare);
                break;
            case 6:
                Child(genuine, Ds, "Signature").AppendChild(bare);
                break;
            case 7:
                var extensions = document.CreateElement("samlp", "Extensions", Samlp);
                extensions.AppendChild(forged);
                root.InsertBefore(extensions, genuine);
                break;
            default:
                var holder = document.CreateElement("ds", "Object", Ds);
                holder.AppendChild(bare);
                Child(forged, Ds, "Signature").AppendChild(holder);
                root.ReplaceChild(forged, genuine);
                break;
        }

        return document.OuterXml;
    }

    private static XmlElement Child(XmlElement element, string space, string name) =>
        element.ChildNodes.OfType<XmlElement>().First(c => c.LocalName == name && c.NamespaceURI == space);

    private static XmlElement First(XmlElement root, string space, string name) => root.GetElementsByTagName(name, space).OfType<XmlElement>().First();
}

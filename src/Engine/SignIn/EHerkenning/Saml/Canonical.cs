using System.Security.Cryptography.Xml;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Exclusive canonical XML without comments: the one form in which signatures are made and messages are believed.</summary>
internal static class Canonical
{
    /// <param name="prefixes">InclusiveNamespaces PrefixList; null for none.</param>
    /// <param name="withoutSignature">True leaves out the Signature that is a child of the element, as the enveloped transform does.</param>
    public static byte[] Of(XmlElement element, string? prefixes, bool withoutSignature)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        document.AppendChild(document.ImportNode(element, true));
        var copy = document.DocumentElement ?? throw new ArgumentException("An element stays an element.", nameof(element));
        foreach (var (prefix, space) in element.CreateNavigator()?.GetNamespacesInScope(XmlNamespaceScope.ExcludeXml) ?? new Dictionary<string, string>())
        {
            var name = prefix.Length == 0 ? "xmlns" : $"xmlns:{prefix}";
            if (!copy.HasAttribute(name))
            {
                copy.SetAttribute(name, space);
            }
        }

        if (withoutSignature)
        {
            copy.RemoveChild(copy.Child(SamlNames.Signature, "Signature"));
        }

        var transform = new XmlDsigExcC14NTransform(false, prefixes);
        transform.LoadInput(document);
        using var stream = (Stream)transform.GetOutput(typeof(Stream));
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

using System.Globalization;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Steps through a message by structure, never by looking an id up.</summary>
internal static class XmlWalk
{
    public static IEnumerable<XmlElement> Itself(this XmlElement element) => [element];

    public static bool Is(this XmlNode node, string space, string name) => node is XmlElement && node.LocalName == name && node.NamespaceURI == space;

    public static IEnumerable<XmlElement> Children(this XmlElement element) => element.ChildNodes.OfType<XmlElement>();

    public static IEnumerable<XmlElement> Children(this XmlElement element, string space, string name) => element.Children().Where(c => c.Is(space, name));

    public static IEnumerable<XmlElement> Descendants(this XmlElement element) => element.GetElementsByTagName("*").OfType<XmlElement>();

    /// <returns>Null when there is none.</returns>
    /// <exception cref="SamlRefusedException">There are several.</exception>
    public static XmlElement? ChildOrNone(this XmlElement element, string space, string name)
    {
        XmlElement? found = null;
        foreach (var child in element.Children(space, name))
        {
            found = found is null ? child : throw new SamlRefusedException($"saml.several.{name}");
        }

        return found;
    }

    /// <exception cref="SamlRefusedException">There is not exactly one.</exception>
    public static XmlElement Child(this XmlElement element, string space, string name) =>
        element.ChildOrNone(space, name) ?? throw new SamlRefusedException($"saml.missing.{name}");

    /// <summary>The whole text; an element that holds more than text has none, so that no part of it can pass for the whole.</summary>
    public static string Text(this XmlElement element) =>
        element.ChildNodes.Cast<XmlNode>().All(n => n is XmlCharacterData and not XmlComment)
            ? element.InnerText
            : throw new SamlRefusedException($"saml.text.{element.LocalName}");

    /// <returns>Null when the attribute is absent.</returns>
    public static string? Value(this XmlElement element, string attribute) => element.GetAttributeNode(attribute)?.Value;

    public static string Needed(this XmlElement element, string attribute) =>
        element.Value(attribute) ?? throw new SamlRefusedException($"saml.missing.{attribute}");

    /// <summary>A moment as SAML writes it: UTC, ending in Z.</summary>
    public static DateTimeOffset? Moment(this XmlElement element, string attribute)
    {
        if (element.Value(attribute) is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw new SamlRefusedException($"saml.time.{attribute}");
    }
}

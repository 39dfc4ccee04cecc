using System.Globalization;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Starts the messages that the portal sends.</summary>
internal static class SamlDocument
{
    public static XmlElement Start(string space, string prefix, string name)
    {
        var document = new XmlDocument { XmlResolver = null };
        document.AppendChild(document.CreateElement(prefix, name, space));
        return document.DocumentElement ?? throw new InvalidOperationException("A document without an element.");
    }

    /// <summary>A protocol message with what they all have.</summary>
    public static XmlElement Message(string name, string id, string issuer, string? destination, DateTimeOffset now)
    {
        var root = Start(SamlNames.Protocol, "samlp", name);
        root.SetAttribute("ID", id);
        root.SetAttribute("Version", "2.0");
        root.SetAttribute("IssueInstant", Text(now));
        if (destination is not null)
        {
            root.SetAttribute("Destination", destination);
        }

        root.Add(SamlNames.Assertion, "saml", "Issuer").InnerText = issuer;
        return root;
    }

    public static XmlElement Add(this XmlElement parent, string space, string prefix, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var child = parent.OwnerDocument.CreateElement(prefix, name, space);
        foreach (var (key, value) in attributes)
        {
            child.SetAttribute(key, value);
        }

        parent.AppendChild(child);
        return child;
    }

    /// <summary>An id for a message: never used before, and a name in XML.</summary>
    public static string Id(Guid id) => $"_{id:N}";

    /// <returns>Null when it is no id of ours.</returns>
    public static Guid? IdOf(string? text) => text is ['_', ..] && Guid.TryParseExact(text.AsSpan(1), "N", out var id) ? id : null;

    public static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

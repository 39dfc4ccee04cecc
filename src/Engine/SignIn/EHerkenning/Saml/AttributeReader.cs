using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>One value of an attribute with the kind of identifier that it is.</summary>
internal readonly record struct AttributeText(string? Qualifier, string Value);

/// <summary>Reads attributes of a verified assertion: texts, identifiers and encrypted identifiers.</summary>
internal sealed class AttributeReader(XmlElement assertion, EncryptedIds ids)
{
    private readonly ILookup<string, XmlElement> attributes = assertion.Children(SamlNames.Assertion, "AttributeStatement")
        .SelectMany(s => s.Children(SamlNames.Assertion, "Attribute")).ToLookup(a => a.Value("Name") ?? "", StringComparer.Ordinal);

    /// <returns>None when the attribute is absent.</returns>
    /// <exception cref="SamlRefusedException">It is there twice, or a value is empty or has white space round it (case 48).</exception>
    public IReadOnlyList<AttributeText> Values(string name)
    {
        var found = attributes[name].ToList();
        if (found.Count > 1)
        {
            throw new SamlRefusedException("saml.attribute-twice");
        }

        return found is [var attribute] ? [.. attribute.Children(SamlNames.Assertion, "AttributeValue").Select(Read)] : [];
    }

    /// <returns>Null when the attribute is absent.</returns>
    /// <exception cref="SamlRefusedException">It has several values.</exception>
    public AttributeText? Single(string name) => Values(name) switch
    {
        [] => null,
        [var one] => one,
        _ => throw new SamlRefusedException("saml.attribute-several"),
    };

    private AttributeText Read(XmlElement value)
    {
        var holder = value.Children().ToList() switch
        {
            [] => value,
            [var inner] when value.ChildNodes.Cast<XmlNode>().All(n => n is XmlElement || string.IsNullOrWhiteSpace(n.Value)) => Named(inner),
            _ => throw new SamlRefusedException("saml.attribute-form"),
        };
        var text = holder.Text();
        return text.Length > 0 && text == text.Trim() && !text.Any(char.IsControl)
            ? new(holder.Value("NameQualifier"), text)
            : throw new SamlRefusedException("saml.attribute-text");
    }

    private XmlElement Named(XmlElement inner) =>
        inner.Is(SamlNames.Assertion, "EncryptedID") ? ids.Open(inner)
        : inner.Is(SamlNames.Assertion, "NameID") ? inner
        : throw new SamlRefusedException("saml.attribute-form");
}

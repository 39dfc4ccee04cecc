using System.Xml;
using Engine.Texts;
using Engine.Workflows.Values;

namespace Engine.Workflows.Forwarding;

/// <summary>What is forwarded, as XML: the text that people read and the data that programs take. The README of the connectors tells receivers its form.</summary>
internal static class ForwardXml
{
    public const string ContentType = "application/xml; charset=utf-8";

    private const string Namespace = "urn:portal:doorsturen:1";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new System.Text.UTF8Encoding(false), Indent = true };

    /// <param name="delivery">Names this delivery.</param>
    /// <param name="kind">Key of the text, by which a receiver knows what it is.</param>
    /// <param name="provider">The insurer's number for who it is for.</param>
    public static byte[] Write(string delivery, string kind, string provider, FilledText text, IReadOnlyDictionary<string, object?> data)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, Settings))
        {
            xml.WriteStartElement("doorsturen", Namespace);
            xml.WriteAttributeString("kenmerk", delivery);
            xml.WriteAttributeString("soort", Clean(kind));
            xml.WriteAttributeString("zorgverlener", Clean(provider));
            xml.WriteElementString("onderwerp", Namespace, Clean(text.Subject));
            xml.WriteElementString("tekst", Namespace, Clean(text.Body));
            xml.WriteStartElement("gegevens", Namespace);
            Fields(xml, data);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Fields(XmlWriter xml, IReadOnlyDictionary<string, object?> fields)
    {
        foreach (var (name, value) in fields)
        {
            xml.WriteStartElement("gegeven", Namespace);
            xml.WriteAttributeString("naam", Clean(name));
            Value(xml, value);
            xml.WriteEndElement();
        }
    }

    private static void Value(XmlWriter xml, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case IReadOnlyDictionary<string, object?> map:
                Fields(xml, map);
                break;
            case IReadOnlyList<object?> list:
                foreach (var item in list)
                {
                    xml.WriteStartElement("waarde", Namespace);
                    Value(xml, item);
                    xml.WriteEndElement();
                }

                break;
            default:
                xml.WriteString(Clean(TextConversion.Write(value)));
                break;
        }
    }

    // what people typed may hold characters for which XML has no form
    private static string Clean(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
        }

        return clean.ToString();
    }
}

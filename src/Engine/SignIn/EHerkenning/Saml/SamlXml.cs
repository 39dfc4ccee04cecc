using System.Text;
using System.Xml;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>
/// Reads messages of strangers: UTF-8, no DTD and so no entities, nothing fetched, bounded in size and depth, and every id once
/// (dutch-standards 2, cases 20 to 23).
/// </summary>
internal static class SamlXml
{
    /// <summary>A real message with all its certificates stays under a third of this.</summary>
    public const int MaximumBytes = 256 * 1024;

    // canonicalisation calls itself for every level
    private const int MaximumDepth = 64;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <returns>The root element.</returns>
    /// <exception cref="SamlRefusedException">Not well-formed, or more than a message may be.</exception>
    public static XmlElement Parse(ReadOnlySpan<byte> utf8, XmlParserContext? context = null)
    {
        if (utf8.Length > MaximumBytes)
        {
            throw new SamlRefusedException("saml.size");
        }

        try
        {
            var text = Strict.GetString(utf8);
            RefuseDepth(text, context);
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using var reader = Reader(text, context);
            document.Load(reader);
            var root = document.DocumentElement ?? throw new SamlRefusedException("saml.xml");
            RefuseRepeatedIds(root);
            return root;
        }
        catch (Exception fault) when (fault is XmlException or ArgumentException or InvalidOperationException)
        {
            throw new SamlRefusedException("saml.xml", fault);
        }
    }

    private static XmlReader Reader(string text, XmlParserContext? context) => XmlReader.Create(
        new StringReader(text),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaximumBytes, CheckCharacters = true },
        context);

    private static void RefuseDepth(string text, XmlParserContext? context)
    {
        using var reader = Reader(text, context);
        while (reader.Read())
        {
            if (reader.Depth > MaximumDepth)
            {
                throw new SamlRefusedException("saml.depth");
            }
        }
    }

    // two elements with one id, or one element with two spellings of it, let a signature speak of another element than the one that is read
    private static void RefuseRepeatedIds(XmlElement root)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in root.Itself().Concat(root.Descendants()))
        {
            var ids = element.Attributes.Cast<XmlAttribute>().Where(a => string.Equals(a.LocalName, "id", StringComparison.OrdinalIgnoreCase)).ToList();
            if (ids.Count > 1 || (ids.Count == 1 && !seen.Add(ids[0].Value)))
            {
                throw new SamlRefusedException("saml.id");
            }
        }
    }
}

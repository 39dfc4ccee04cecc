using System.Xml;

namespace Engine.Bulk.Reading;

internal static class PartNames
{
    public const string ContentTypes = "[Content_Types].xml";
    public const string Root = "xl/";
}

/// <summary>What a form has no use for: programs, objects of other programs, references outside, and DTDs in whatever part.</summary>
internal static class PartRules
{
    private static readonly string[] Foreign = ["vbaproject", "vbadata", "xl/embeddings/", "xl/activex/", "xl/macrosheets/", "xl/dialogsheets/", "oleobject"];
    private static readonly string[] Outside = ["xl/externallinks/", "xl/connections", "xl/querytables/"];

    /// <exception cref="UnfitFileException">The part does not belong here.</exception>
    public static void Weigh(string path, Package package)
    {
        if (Array.Exists(Foreign, f => path.Contains(f, StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnfitFileException(BulkRefusals.Macros);
        }

        if (Array.Exists(Outside, f => path.StartsWith(f, StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnfitFileException(BulkRefusals.External);
        }

        if (path.EndsWith(".rels", StringComparison.OrdinalIgnoreCase))
        {
            WeighReferences(path, package);
        }
        else if (path == PartNames.ContentTypes)
        {
            WeighTypes(path, package);
        }
        else if (path.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".vml", StringComparison.OrdinalIgnoreCase))
        {
            // a DTD stands before the first element, and the reader refuses it there
            using var reader = package.Read(path);
            Content(reader);
        }
    }

    // programs make a link of a typed mail address by themselves; nothing here follows it
    private static void WeighReferences(string path, Package package)
    {
        using var reader = package.Read(path);
        Content(reader);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("TargetMode") == "External"
                && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
            {
                throw new UnfitFileException(BulkRefusals.External);
            }
        }
    }

    private static void WeighTypes(string path, Package package)
    {
        using var reader = package.Read(path);
        Content(reader);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type
                && (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase)))
            {
                throw new UnfitFileException(BulkRefusals.Macros);
            }
        }
    }

    private static void Content(XmlReader reader)
    {
        try
        {
            reader.MoveToContent();
        }
        catch (XmlException) when (reader.NodeType is XmlNodeType.None or XmlNodeType.DocumentType or XmlNodeType.XmlDeclaration)
        {
            throw new UnfitFileException(BulkRefusals.Unsafe);
        }
    }
}

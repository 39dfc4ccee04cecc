using System.Xml;

namespace Engine.Bulk.Reading;

/// <summary>What a workbook says of itself: its sheets and where their parts are, and from when days are counted.</summary>
internal sealed record Workbook(IReadOnlyDictionary<string, string> Sheets, string? Texts, string? Styles, bool From1904)
{
    public static Workbook Read(Package package)
    {
        var path = Relations(package, "_rels/.rels", "").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal))?.Target
            ?? throw new UnfitFileException(BulkRefusals.NotASheet);
        var slash = path.LastIndexOf('/') + 1;
        var references = Relations(package, $"{path[..slash]}_rels/{path[slash..]}.rels", path[..slash]);
        var targets = references.DistinctBy(r => r.Id, StringComparer.Ordinal).ToDictionary(r => r.Id, r => r.Target, StringComparer.Ordinal);
        var sheets = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var from1904 = false;
        using var reader = package.Read(path);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                from1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" } && reader.GetAttribute("name") is { } name
                && IdOf(reader) is { } id && targets.TryGetValue(id, out var target))
            {
                sheets.TryAdd(name, target);
            }
        }

        return new(sheets, Of("/sharedStrings"), Of("/styles"), from1904);

        string? Of(string type) => references.FirstOrDefault(r => r.Type.EndsWith(type, StringComparison.Ordinal))?.Target;
    }

    // the prefix and the namespace of the attribute differ between the two kinds of the format
    private static string? IdOf(XmlReader reader)
    {
        string? id = null;
        while (reader.MoveToNextAttribute())
        {
            if (reader.LocalName == "id" && reader.NamespaceURI.Length > 0)
            {
                id = reader.Value;
            }
        }

        return id;
    }

    private static List<Relation> Relations(Package package, string path, string folder)
    {
        var references = new List<Relation>();
        using var reader = package.Read(path);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("TargetMode") != "External")
            {
                var target = reader.GetAttribute("Target") ?? "";
                references.Add(new(reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "", target.StartsWith('/') ? target[1..] : folder + target));
            }
        }

        return references;
    }

    private sealed record Relation(string Id, string Type, string Target);
}

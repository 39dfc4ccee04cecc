using System.Text;
using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>What is known while one text is read: where each value stood, and what was found.</summary>
internal sealed class ReadSession(ReadOnlyMemory<byte> text, ActivityCatalogue catalogue)
{
    private const int MostFindings = 200;

    private readonly Dictionary<JsonNode, int> offsets = new(ReferenceEqualityComparer.Instance);
    private readonly List<DefinitionFinding> findings = [];

    public ActivityCatalogue Catalogue { get; } = catalogue;

    public IReadOnlyList<DefinitionFinding> Findings => findings;

    /// <summary>Values read so far, those in texts that hold JSON included.</summary>
    public int Values { get; private set; }

    /// <summary>Something is too large; nothing more is read.</summary>
    public bool IsRefused { get; private set; }

    public void Placed(JsonNode? value, int offset)
    {
        Values++;
        if (value is not null)
        {
            offsets[value] = offset;
        }
    }

    /// <summary>A value that stands in for another stands where that stood.</summary>
    public void Replaces(JsonNode old, JsonNode made)
    {
        if (offsets.TryGetValue(old, out var offset))
        {
            offsets[made] = offset;
        }
    }

    public void Warn(string code, string message, JsonNode? at, string? activityId = null) => Add(FindingSeverity.Warning, code, message, at, activityId);

    public void Error(string code, string message, JsonNode? at, string? activityId = null) => Add(FindingSeverity.Error, code, message, at, activityId);

    /// <summary>Ends the reading; only the first reason is told.</summary>
    public void Refuse(string code, string message, JsonNode? at = null) => Refuse(code, message, at?.GetPath() ?? "$", OffsetOf(at));

    public void RefuseAt(string code, string message, int offset) => Refuse(code, message, "$", offset);

    private void Refuse(string code, string message, string path, int offset)
    {
        if (!IsRefused)
        {
            IsRefused = true;
            findings.Add(Finding(FindingSeverity.Error, code, message, path, offset, null));
        }
    }

    private void Add(FindingSeverity severity, string code, string message, JsonNode? at, string? activityId)
    {
        if (findings.Count < MostFindings)
        {
            findings.Add(Finding(severity, code, message, at?.GetPath() ?? "$", OffsetOf(at), activityId));
        }
    }

    private DefinitionFinding Finding(FindingSeverity severity, string code, string message, string path, int offset, string? activityId)
    {
        var (line, column) = Place(offset);
        return new(severity, code, message) { Path = path, Line = line, Column = column, ActivityId = activityId, ActivityLabel = activityId };
    }

    // what was made while reading stands where what holds it stood
    private int OffsetOf(JsonNode? at)
    {
        while (at is not null && !offsets.ContainsKey(at))
        {
            at = at.Parent;
        }

        return at is null ? -1 : offsets[at];
    }

    private (int Line, int Column) Place(int offset)
    {
        if (offset < 0)
        {
            return (0, 0);
        }

        var before = text.Span[..Math.Min(offset, text.Length)];
        var start = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[start..]) + 1);
    }
}

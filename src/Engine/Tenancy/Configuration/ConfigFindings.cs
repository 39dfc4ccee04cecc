using System.Text;

namespace Engine.Tenancy.Configuration;

/// <summary>Collects what is wrong in one document and turns places in it into lines and columns.</summary>
public sealed class ConfigFindings(string file, ReadOnlyMemory<byte> text)
{
    private readonly List<ConfigError> errors = [];

    public IReadOnlyList<ConfigError> Errors => errors;

    /// <summary>Reports a wrong value.</summary>
    public void Add(ConfigNode node, string problem, string? allowed = null, string? suggestion = null) =>
        Add(node.Offset, ConfigPath.Of(node), problem, allowed, suggestion);

    /// <summary>Reports a wrong name: of a member that should not be there or is called otherwise.</summary>
    public void AddAtKey(ConfigNode node, string problem, string? allowed = null, string? suggestion = null) =>
        Add(node.KeyOffset >= 0 ? node.KeyOffset : node.Offset, ConfigPath.Of(node), problem, allowed, suggestion);

    /// <summary>Reports a value that is not one of a known set, with the set and the nearest of it.</summary>
    public void AddUnknown(ConfigNode node, bool atKey, string what, string value, IEnumerable<string> known)
    {
        var choices = known.Order(StringComparer.Ordinal).ToList();
        var offset = atKey && node.KeyOffset >= 0 ? node.KeyOffset : node.Offset;
        var allowed = choices.Count == 0 ? "niets; er is er geen" : string.Join(", ", choices);
        Add(offset, ConfigPath.Of(node), $"{what} \"{value}\" bestaat niet", allowed, Spelling.Nearest(value, choices));
    }

    internal void Add(int offset, string path, string problem, string? allowed, string? suggestion)
    {
        var (line, column) = Place(offset);
        errors.Add(new(file, line, column, path, problem, allowed, suggestion));
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

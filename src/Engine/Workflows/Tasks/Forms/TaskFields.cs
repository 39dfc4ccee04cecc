using Microsoft.Extensions.Primitives;

namespace Engine.Workflows.Tasks.Forms;

/// <summary>Fields as a person filled them in: input of strangers, by the name of the field.</summary>
public sealed record TaskFields(IReadOnlyDictionary<string, StringValues> Posted)
{
    public static readonly TaskFields None = new(new Dictionary<string, StringValues>());

    /// <summary>Trimmed; null when it is empty or was not posted.</summary>
    public string? Text(string name) => Posted.GetValueOrDefault(name).LastOrDefault()?.Trim() is { Length: > 0 } text ? text : null;

    public IReadOnlyList<string> Texts(string name) => [.. Posted.GetValueOrDefault(name).OfType<string>()];

    public bool Has(string name) => Posted.ContainsKey(name);
}

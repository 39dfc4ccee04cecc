using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engine.Tenancy.Configuration;

/// <summary>A tenant, or everything that is wrong with its document.</summary>
public sealed record TenantReading(Tenant? Tenant, IReadOnlyList<ConfigError> Errors)
{
    public bool IsGood => Tenant is not null;
}

/// <summary>Turns the text of a tenant file, with changes over it, into a tenant. Reads nothing else and keeps nothing.</summary>
public sealed partial class TenantReader(TenantSchema schema, IEnumerable<TenantRule> rules, TenantBuilder builder)
{
    /// <summary>More than any sane configuration: larger files are refused unread.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private readonly TenantRule[] rules = [.. rules];

    /// <param name="id">Name of the file without extension.</param>
    /// <param name="text">UTF-8 text of the file.</param>
    /// <param name="changes">Live change sets in order; also the draft that somebody wants to try.</param>
    public TenantReading Read(string id, ReadOnlyMemory<byte> text, IReadOnlyList<ConfigChange> changes, long version)
    {
        var file = id + ".json";
        text = text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text;
        var findings = new ConfigFindings(file, text);
        if (!IdPattern().IsMatch(id))
        {
            findings.Add(0, "$", $"de bestandsnaam \"{id}\" is geen id", "kleine letters, cijfers en streepjes, te beginnen met een letter, 2 tot 40 tekens", null);
        }

        if (text.Length > MaximumBytes)
        {
            findings.Add(0, "$", "het bestand is te groot", "hoogstens 1 MB", null);
            return new(null, findings.Errors);
        }

        if (ConfigParser.Parse(text.Span, findings) is not { } root)
        {
            return new(null, findings.Errors);
        }

        ConfigOverlay.Apply(root, changes, findings);
        schema.Check(root, findings);
        foreach (var rule in rules)
        {
            rule.Check(new(id, root), findings);
        }

        if (findings.Errors.Count > 0)
        {
            return new(null, findings.Errors);
        }

        using var document = JsonDocument.Parse(changes.Count == 0 ? text : ConfigWriter.Bytes(root, false), Options);
        return new(builder.Build(id, document.RootElement, version), []);
    }

    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}

using System.Text;
using Microsoft.Extensions.Configuration;

namespace Engine.Connectors;

/// <summary>Secrets that sign requests, by name under <c>ConnectorSecrets</c> in the host's configuration: a tenant file names one and never holds it.</summary>
public sealed class ConnectorSecrets(IConfiguration? configuration)
{
    private readonly Dictionary<string, IConfigurationSection> sections =
        configuration?.GetSection(nameof(ConnectorSecrets)).GetChildren().ToDictionary(s => s.Key, StringComparer.Ordinal) ?? [];

    public IEnumerable<string> Names => sections.Keys;

    /// <summary>Read each time, so that a file with a new secret counts at once.</summary>
    /// <returns>Null when this host has none of that name.</returns>
    public async Task<byte[]?> ReadAsync(string name, CancellationToken cancellation)
    {
        if (!sections.TryGetValue(name, out var section))
        {
            return null;
        }

        var text = section["SecretFile"] is { Length: > 0 } file ? (await File.ReadAllTextAsync(file, cancellation)).TrimEnd('\r', '\n') : section["Secret"];
        return text is { Length: > 0 } ? Encoding.UTF8.GetBytes(text) : null;
    }
}

using System.Security.Cryptography;
using System.Text;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>What matches a stimulus with bookmarks and triggers: equal names and payloads have equal hashes, whatever the order of fields.</summary>
public static class StimulusHash
{
    /// <param name="name">Name of the stimulus, such as <c>Elsa.Event</c>.</param>
    /// <param name="payload">Plain data.</param>
    /// <param name="instanceId">Set when only one instance is meant.</param>
    /// <param name="contextId">The execution in that instance that is meant.</param>
    /// <returns>SHA-256 in lower-case hexadecimal digits.</returns>
    public static string Of(string name, object? payload, string? instanceId = null, int? contextId = null)
    {
        var text = $"{name}\n{PlainJson.WriteCanonical(payload)}" + (instanceId is null ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\n{instanceId}\n{contextId}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

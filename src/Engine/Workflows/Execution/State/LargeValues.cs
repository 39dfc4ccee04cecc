using System.Security.Cryptography;
using System.Text.Json;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.State;

/// <summary>
/// The values of one instance that are too large to be written with every step. It knows those that the state named when it was read, so one
/// that stays the same is not written again, whoever set it; which are new and which are no longer named shows when the state is written.
/// </summary>
/// <param name="newId">The only source of ids.</param>
/// <param name="fetch">Gives the value that is kept under an id.</param>
public sealed class LargeValues(Func<Guid> newId, Func<Guid, object?> fetch)
{
    /// <summary>What a value may weigh to stand in the state itself, in bytes of JSON.</summary>
    public const int Threshold = 32_768;

    private readonly Dictionary<string, LargeValue> known = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> before = [];
    private readonly HashSet<Guid> named = [];

    /// <summary>Values that the state as written names and that are not kept yet.</summary>
    public IReadOnlyList<LargeValue> New => [.. known.Values.Where(v => named.Contains(v.Id) && !before.Contains(v.Id))];

    /// <summary>What was kept and the state as written names no more.</summary>
    public IReadOnlyList<Guid> Unused => [.. before.Where(id => !named.Contains(id))];

    internal LargeValue Find(Guid id, int size, string hash)
    {
        before.Add(id);
        if (!known.TryGetValue(hash, out var large))
        {
            known.Add(hash, large = new(id, size, hash, () => fetch(id)));
        }

        return large;
    }

    /// <returns>Null for a value that stands in the state itself.</returns>
    internal LargeValue? Name(object? stored)
    {
        if (stored is not LargeValue large)
        {
            if (ValueSize.Measure(stored, Threshold) <= Threshold)
            {
                return null;
            }

            var hash = HashOf(stored);
            if (!known.TryGetValue(hash, out var same))
            {
                known.Add(hash, same = new(newId(), ValueSize.Measure(stored), hash, () => stored));
            }

            large = same;
        }

        named.Add(large.Id);
        return large;
    }

    private static string HashOf(object? value)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { MaxDepth = 256 }))
        {
            StateJson.Write(json, value);
        }

        return Convert.ToHexStringLower(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
    }
}

using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Engine.Tenancy;

/// <summary>
/// Lets tenants whose files agree in a part share that part in memory. Parts are immutable and known by the hash of their text;
/// what no tenant uses any more is collected.
/// </summary>
internal sealed class SharedParts
{
    private readonly ConcurrentDictionary<(Type Type, UInt128 Hash), WeakReference<object>> parts = new();
    private int added;
    private int sweepAt = 4096;

    public T Get<T>(JsonElement element, JsonSerializerOptions options) where T : class =>
        (T)Get(element, typeof(T), options);

    public object Get(JsonElement element, Type type, JsonSerializerOptions options)
    {
        var key = (type, MemoryMarshal.Read<UInt128>(SHA256.HashData(JsonMarshal.GetRawUtf8Value(element))));
        if (parts.TryGetValue(key, out var known) && known.TryGetTarget(out var part))
        {
            return part;
        }

        part = element.Deserialize(type, options) ?? throw new JsonException($"A {type.Name} cannot be null.");
        parts[key] = new(part);
        Sweep();
        return part;
    }

    private void Sweep()
    {
        // the dictionary's own count would stop all readers each time
        if (Interlocked.Increment(ref added) < Volatile.Read(ref sweepAt))
        {
            return;
        }

        Interlocked.Exchange(ref added, 0);

        foreach (var (key, reference) in parts)
        {
            if (!reference.TryGetTarget(out _))
            {
                parts.TryRemove(key, out _);
            }
        }

        Volatile.Write(ref sweepAt, Math.Max(4096, parts.Count));
    }
}

/// <summary>Reads one kind of part through the pool.</summary>
internal sealed class SharedPartConverter<T>(SharedParts parts, JsonSerializerOptions inner) : JsonConverter<T> where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return parts.Get<T>(document.RootElement, inner);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value, inner);
}

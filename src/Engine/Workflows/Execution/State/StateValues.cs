using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Engine.Workflows.Execution.State;

/// <summary>Plain data by name in a state. A large value is fetched when it is asked for, and not before.</summary>
public sealed class StateValues : IReadOnlyDictionary<string, object?>
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    public StateValues()
    {
    }

    public StateValues(IReadOnlyDictionary<string, object?> given)
    {
        foreach (var (name, value) in given is StateValues other ? other.values : given)
        {
            values[name] = value;
        }
    }

    public int Count => values.Count;

    public IEnumerable<string> Keys => values.Keys;

    public IEnumerable<object?> Values => values.Values.Select(LargeValue.Open);

    /// <summary>As they stand here: a large one is not fetched.</summary>
    internal IReadOnlyDictionary<string, object?> Stored => values;

    public object? this[string key]
    {
        get => LargeValue.Open(values[key]);
        set => values[key] = value;
    }

    public bool ContainsKey(string key) => values.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var found = values.TryGetValue(key, out var stored);
        value = LargeValue.Open(stored);
        return found;
    }

    public bool Remove(string key) => values.Remove(key);

    /// <summary>Takes a value away as it stands here, to be set elsewhere.</summary>
    internal object? Take(string key)
    {
        values.Remove(key, out var stored);
        return stored;
    }

    public void Clear() => values.Clear();

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => values.Select(v => KeyValuePair.Create(v.Key, LargeValue.Open(v.Value))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

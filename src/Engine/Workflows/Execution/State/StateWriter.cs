using System.Text.Json;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.State;

/// <summary>Writes members and leaves out what is empty, zero or false.</summary>
/// <param name="beside">Takes large values; null to write all of them here.</param>
internal sealed class StateWriter(Utf8JsonWriter json, LargeValues? beside = null)
{
    /// <summary>In place of a large value: its id, size and hash. Names of data that start with a dollar are wrapped, so this is never one of them.</summary>
    public const string LargeTag = "$large";

    public void Start() => json.WriteStartObject();

    public void Start(string name) => json.WriteStartObject(name);

    public void End() => json.WriteEndObject();

    public void Text(string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    public void Number(string name, int value)
    {
        if (value != 0)
        {
            json.WriteNumber(name, value);
        }
    }

    public void Flag(string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }
    }

    public void Moment(string name, DateTimeOffset? value) => Text(name, value is { } moment ? PlainJson.Moment(moment) : null);

    public void Value(string name, object? value)
    {
        if (value is not null)
        {
            json.WritePropertyName(name);
            Write(value);
        }
    }

    /// <summary>Values by name, sorted: the order in which they were set means nothing.</summary>
    public void Map(string name, IReadOnlyDictionary<string, object?>? values)
    {
        if (values is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartObject(name);
        foreach (var (key, value) in (values is StateValues kept ? kept.Stored : values).OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(key);
            Write(value);
        }

        json.WriteEndObject();
    }

    public void List<T>(string name, IReadOnlyCollection<T> items, Action<StateWriter, T> write)
    {
        if (items.Count > 0)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                write(this, item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    public void Texts(string name, IReadOnlyCollection<string> items)
    {
        if (items.Count > 0)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStringValue(item);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>Numbers in one text: <c>1,0,2</c>.</summary>
    public void Numbers(string name, IEnumerable<int> numbers) => Text(name, string.Join(',', numbers));

    private void Write(object? value)
    {
        if (beside?.Name(value) is not { } large)
        {
            StateJson.Write(json, LargeValue.Open(value));
            return;
        }

        json.WriteStartObject();
        json.WriteStartArray(LargeTag);
        json.WriteStringValue(large.Id);
        json.WriteNumberValue(large.Size);
        json.WriteStringValue(large.Hash);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

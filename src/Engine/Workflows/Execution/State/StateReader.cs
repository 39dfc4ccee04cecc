using System.Globalization;
using System.Text.Json;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.State;

/// <summary>Reads what <see cref="StateWriter"/> writes; what is not there is empty, zero or false.</summary>
internal readonly struct StateReader(JsonElement json)
{
    public string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    public int Number(string name) => json.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    public bool Flag(string name) => json.TryGetProperty(name, out var value) && value.GetBoolean();

    public DateTimeOffset? OptionalMoment(string name) => Text(name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    public DateTimeOffset Moment(string name) => OptionalMoment(name) ?? throw new JsonException($"The state of an instance lacks {name}.");

    public object? Value(string name) => json.TryGetProperty(name, out var value) ? StateJson.Read(value) : null;

    public StateReader? Object(string name) => json.TryGetProperty(name, out var value) ? new StateReader(value) : null;

    public Dictionary<string, object?> Map(string name)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (json.TryGetProperty(name, out var values))
        {
            foreach (var property in values.EnumerateObject())
            {
                map[property.Name] = StateJson.Read(property.Value);
            }
        }

        return map;
    }

    public List<StateReader> Objects(string name) => json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Select(i => new StateReader(i))] : [];

    public List<string> Texts(string name) => json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Select(i => i.GetString() ?? "")] : [];

    public int[] Numbers(string name) => Text(name) is { Length: > 0 } text ? [.. text.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : [];
}

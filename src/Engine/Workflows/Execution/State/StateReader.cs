using System.Globalization;
using System.Text.Json;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution.State;

/// <summary>Reads what <see cref="StateWriter"/> writes; what is not there is empty, zero or false.</summary>
/// <param name="beside">Large values of the instance; null when all stand in the text.</param>
internal readonly struct StateReader(JsonElement json, LargeValues? beside = null)
{
    public string? Text(string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;

    public int Number(string name) => json.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    public bool Flag(string name) => json.TryGetProperty(name, out var value) && value.GetBoolean();

    public DateTimeOffset? OptionalMoment(string name) => Text(name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    public DateTimeOffset Moment(string name) => OptionalMoment(name) ?? throw new JsonException($"The state of an instance lacks {name}.");

    public object? Value(string name) => LargeValue.Open(Stored(name));

    /// <summary>A value of which a large one is not fetched.</summary>
    public object? Stored(string name) => json.TryGetProperty(name, out var value) ? Read(value) : null;

    public StateReader? Object(string name) => json.TryGetProperty(name, out var value) ? new StateReader(value, beside) : null;

    public StateValues Map(string name)
    {
        var map = new StateValues();
        if (json.TryGetProperty(name, out var values))
        {
            foreach (var property in values.EnumerateObject())
            {
                map[property.Name] = Read(property.Value);
            }
        }

        return map;
    }

    public List<StateReader> Objects(string name)
    {
        var large = beside;
        return json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Select(i => new StateReader(i, large))] : [];
    }

    public List<string> Texts(string name) => json.TryGetProperty(name, out var items) ? [.. items.EnumerateArray().Select(i => i.GetString() ?? "")] : [];

    public int[] Numbers(string name) => Text(name) is { Length: > 0 } text ? [.. text.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))] : [];

    private object? Read(JsonElement value)
    {
        if (beside is null || value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(StateWriter.LargeTag, out var large))
        {
            return StateJson.Read(value);
        }

        return beside.Find(large[0].GetGuid(), large[1].GetInt32(), large[2].GetString() ?? "");
    }
}

using System.Text.Json;
using Engine.Tenancy;
using Engine.Tenancy.ChangeSets;

namespace Engine.Features;

/// <summary>Reads a change set back to people: what went from what to what, for whom.</summary>
public static class ChangeText
{
    /// <summary>One line per value: <c>voor iedereen: van aan naar uit</c>.</summary>
    public static IReadOnlyList<string> Lines(ChangeSet set, TenantConfig config) =>
        [.. set.Items.SelectMany(item => Lines(item, config)).Distinct(StringComparer.Ordinal)];

    public static string State(ChangeSetState state) => state switch
    {
        ChangeSetState.Planned => "gepland",
        ChangeSetState.Live => "van kracht",
        ChangeSetState.Undone => "teruggedraaid",
        ChangeSetState.Withdrawn => "ingetrokken",
        ChangeSetState.Failed => "mislukt",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    private static IEnumerable<string> Lines(ChangeItem item, TenantConfig config)
    {
        var after = Leaves(item.Path, item.Value);
        var before = Leaves(item.Path, item.Before);
        // a feature that the file does not name is off, and one that it names without a state is on
        var unsaid = item.Path.Count('/') > 2 ? "aan" : "uit";
        foreach (var path in before.Keys.Union(after.Keys))
        {
            var (old, now) = (before.GetValueOrDefault(path), after.GetValueOrDefault(path));
            if (old != now)
            {
                yield return Line(path, old, now, unsaid, config);
            }
        }
    }

    private static string Line(string path, string? old, string? now, string unsaid, TenantConfig config) =>
        path.Split('/').Skip(3).ToArray() switch
        {
            ["state"] => $"voor iedereen: van {Switch(old) ?? unsaid} naar {Switch(now) ?? unsaid}",
            ["audiences", var id] => $"voor {(config.Audiences.TryGetValue(id, out var audience) ? audience.Name : id)}: van {Own(old)} naar {Own(now)}",
            ["organisations", var number] => $"voor organisatie {number}: van {Own(old)} naar {Own(now)}",
            ["reason"] => now is null ? "de tekst voor gebruikers vervalt" : $"tekst voor gebruikers: {now}",
            var rest => $"{string.Join('.', rest)}: van {old ?? "niets"} naar {now ?? "niets"}",
        };

    private static string Own(string? state) => Switch(state) ?? SwitchText.Dutch(null);

    private static string? Switch(string? state) => state switch
    {
        "on" => "aan",
        "greyed" => "grijs",
        "off" => "uit",
        _ => state,
    };

    private static Dictionary<string, string> Leaves(string path, string? json)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is not null)
        {
            using var document = JsonDocument.Parse(json);
            Collect(path, document.RootElement, leaves);
        }

        return leaves;
    }

    private static void Collect(string path, JsonElement element, Dictionary<string, string> leaves)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            leaves[path] = element.ToString();
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            Collect($"{path}/{member.Name}", member.Value, leaves);
        }
    }
}

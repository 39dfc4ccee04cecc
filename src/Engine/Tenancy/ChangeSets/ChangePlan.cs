using System.Text.Json.Nodes;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.ChangeSets;

/// <summary>Turns what somebody wants into the items that do it on a document as it is, so that their opposites restore it to the byte.</summary>
public static class ChangePlan
{
    /// <summary>Lays the wanted values over the document and tells what that took; what is already so takes nothing.</summary>
    /// <param name="root">The document; it holds the wanted values afterwards.</param>
    public static IReadOnlyList<ChangeItem> Lay(ConfigNode root, IEnumerable<ConfigChange> wanted)
    {
        var items = new List<ChangeItem>();
        foreach (var change in wanted)
        {
            if (Item(root, change) is not { } item)
            {
                continue;
            }

            // the value as the document writes it, so that later readings compare as text
            Apply(root, [item.ToChange()]);
            item = item with { Value = Read(root, item.Path) };
            if (item.Value != item.Before)
            {
                items.Add(item);
            }
        }

        return items;
    }

    public static void Apply(ConfigNode root, IReadOnlyList<ConfigChange> changes) =>
        ConfigOverlay.Apply(root, changes, new("", ReadOnlyMemory<byte>.Empty));

    /// <summary>JSON text of the value at a path; null when nothing stands there.</summary>
    public static string? Read(ConfigNode root, string path)
    {
        ConfigNode? at = root;
        foreach (var key in ConfigPointer.Keys(path))
        {
            at = at?[key];
        }

        return at is null ? null : ConfigWriter.Write(at);
    }

    // the item starts at the first member that is missing: its opposite then leaves no empty objects behind
    private static ChangeItem? Item(ConfigNode root, ConfigChange change)
    {
        var keys = ConfigPointer.Keys(change.Path);
        var at = root;
        for (var i = 0; i < keys.Length; i++)
        {
            if (at[keys[i]] is { } next)
            {
                at = next;
                continue;
            }

            return change.Value is null ? null : new(ConfigPointer.Of(keys[..(i + 1)]), Wrap(keys[(i + 1)..], change.Value), null);
        }

        return new(change.Path, change.Value, ConfigWriter.Write(at));
    }

    private static string Wrap(string[] keys, string value)
    {
        foreach (var key in keys.Reverse())
        {
            value = $"{{{JsonValue.Create(key).ToJsonString()}:{value}}}";
        }

        return value;
    }
}

using System.Globalization;
using System.Text;

namespace Engine.Tenancy.Configuration;

/// <summary>Lays changes over a document that was just read.</summary>
internal static class ConfigOverlay
{
    public static void Apply(ConfigNode root, IReadOnlyList<ConfigChange> changes, ConfigFindings findings)
    {
        foreach (var change in changes)
        {
            var keys = ConfigPointer.Keys(change.Path);
            if (keys.Length == 0 || !change.Path.StartsWith('/') || Owner(root, keys, change.Value is not null) is not { } owner)
            {
                if (change.Value is not null)
                {
                    findings.Add(-1, "$", $"de wijziging van \"{change.Path}\" wijst naar niets", "een pad dat begint met / en langs bestaande lijsten gaat", null);
                }

                continue;
            }

            Set(owner, keys[^1], change, findings);
        }
    }

    private static ConfigNode? Owner(ConfigNode root, string[] keys, bool make)
    {
        ConfigNode? at = root;
        foreach (var key in keys.SkipLast(1))
        {
            var next = Child(at, key);
            if (next is null && make && at.Kind == ConfigKind.Object)
            {
                next = new(ConfigKind.Object, "", -1) { Key = key };
                at.Add(next);
            }

            if (next is null)
            {
                return null;
            }

            at = next;
        }

        return at;
    }

    private static void Set(ConfigNode owner, string key, ConfigChange change, ConfigFindings findings)
    {
        var present = Child(owner, key);
        if (change.Value is null)
        {
            if (present is not null)
            {
                owner.Remove(present);
            }

            return;
        }

        var name = owner.Kind == ConfigKind.Object ? key : null;
        var inner = new ConfigFindings("", Encoding.UTF8.GetBytes(change.Value));
        var parsed = ConfigParser.Parse(Encoding.UTF8.GetBytes(change.Value), inner);
        if (parsed is null || inner.Errors.Count > 0 || owner.Kind is not (ConfigKind.Object or ConfigKind.Array))
        {
            findings.Add(-1, ConfigPath.Of(owner), $"de wijziging van \"{change.Path}\" is geen geldige waarde", "JSON", null);
            return;
        }

        var value = Copy(parsed, name);
        if (present is not null)
        {
            owner.Replace(present, value);
        }
        else
        {
            owner.Add(value);
        }
    }

    // a copy without places: they would point into the change and not into the file
    private static ConfigNode Copy(ConfigNode node, string? key)
    {
        var copy = new ConfigNode(node.Kind, node.Text, -1) { Key = key };
        foreach (var child in node.Items)
        {
            copy.Add(Copy(child, child.Key));
        }

        return copy;
    }

    private static ConfigNode? Child(ConfigNode node, string key) => node.Kind == ConfigKind.Array
        ? int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? node.Items.ElementAtOrDefault(index) : null
        : node[key];
}

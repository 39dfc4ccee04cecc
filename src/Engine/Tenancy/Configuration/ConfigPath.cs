using System.Globalization;

namespace Engine.Tenancy.Configuration;

/// <summary>Writes the place of a value as JSON path: <c>$.features['portal.functies'].state</c>.</summary>
public static class ConfigPath
{
    public static string Of(ConfigNode node)
    {
        if (node.Parent is not { } parent)
        {
            return "$";
        }

        return Of(parent) + (node.Key is { } key ? Member(key) : string.Create(CultureInfo.InvariantCulture, $"[{parent.IndexOf(node)}]"));
    }

    private static string Member(string key) =>
        key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '$') && key.Length > 0 ? "." + key : $"['{key}']";
}

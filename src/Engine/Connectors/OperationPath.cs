using System.Text.RegularExpressions;

namespace Engine.Connectors;

/// <summary>The path of an operation, with names of arguments between braces.</summary>
public static partial class OperationPath
{
    /// <param name="value">Of the argument of that name; it is escaped here.</param>
    public static string Fill(string path, Func<string, string> value) => Placeholder().Replace(path, match => Uri.EscapeDataString(value(match.Groups[1].Value)));

    /// <summary>Whether it can only lead below the connector's address, whatever the arguments are.</summary>
    public static bool IsBelow(string path)
    {
        var filled = Fill(path, _ => "x");
        return filled.IndexOfAny(['{', '}', '\\', '#']) < 0 && !filled.StartsWith("//", StringComparison.Ordinal) && !filled.Contains("://", StringComparison.Ordinal)
            && filled.Split('?')[0].Split('/').All(s => Uri.UnescapeDataString(s) is not ("." or ".."));
    }

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9]*)\}")]
    private static partial Regex Placeholder();
}

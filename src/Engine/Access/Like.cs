namespace Engine.Access;

/// <summary>Patterns for a search that a person typed.</summary>
internal static class Like
{
    /// <summary>Anywhere in small letters; what is special in a pattern counts as itself, with a backslash as escape.</summary>
    public static string Part(string text) => "%" + text.Trim().ToLowerInvariant()
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}

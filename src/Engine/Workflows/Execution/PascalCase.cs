namespace Engine.Workflows.Execution;

/// <summary>Names of a definition as scripts and files write them.</summary>
internal static class PascalCase
{
    /// <summary>Whether two names are the same but for the case of their first letter.</summary>
    public static bool Matches(string name, string other) => name.Length == other.Length && name.Length > 0
        && char.ToUpperInvariant(name[0]) == char.ToUpperInvariant(other[0])
        && name.AsSpan(1).SequenceEqual(other.AsSpan(1));
}

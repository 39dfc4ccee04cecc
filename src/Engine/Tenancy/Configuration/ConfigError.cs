namespace Engine.Tenancy.Configuration;

/// <summary>One thing wrong in a tenant's configuration, in Dutch, for whoever keeps the file.</summary>
/// <param name="File">Name of the file, without folder.</param>
/// <param name="Line">Line in the file, from 1; 0 when the value comes from a change in the portal and not from the file.</param>
/// <param name="Column">Column in characters, from 1; 0 likewise.</param>
/// <param name="Path">JSON path of the value.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Allowed">What would be right; null when the problem says it.</param>
/// <param name="Suggestion">What was probably meant; null when nothing comes near.</param>
public sealed record ConfigError(string File, int Line, int Column, string Path, string Problem, string? Allowed = null, string? Suggestion = null)
{
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}:{Column}" : $"{File} (wijziging in het portaal)";
        var allowed = Allowed is null ? "" : $" Toegestaan: {Allowed}.";
        var suggestion = Suggestion is null ? "" : $" Bedoelt u \"{Suggestion}\"?";
        return $"{place}: {Path}: {Problem.TrimEnd('.')}.{allowed}{suggestion}";
    }
}

using System.Globalization;
using System.Text;

namespace Engine.Workflows.Definitions;

/// <summary>File names of exported definitions, as Elsa Studio makes them.</summary>
public static class DefinitionFileName
{
    private const int LongestPart = 60;

    /// <summary><c>workflow-definition-{slug of name}-{definitionId}-{id}.json</c>, fit for every file system.</summary>
    public static string Of(WorkflowDefinition definition) =>
        string.Join('-', new[] { "workflow-definition", Slug(definition.Name), Safe(definition.DefinitionId), Safe(definition.Id) }.Where(p => p.Length > 0)) + ".json";

    /// <summary>Lower case letters without accents and digits, joined by dashes.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var sign in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(sign))
            {
                slug.Append(sign);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(sign) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return Cut(slug.ToString()).Trim('-');
    }

    private static string Safe(string id) => Cut(string.Concat(id.Select(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or '_' ? sign : '-')));

    private static string Cut(string text) => text.Length > LongestPart ? text[..LongestPart] : text;
}

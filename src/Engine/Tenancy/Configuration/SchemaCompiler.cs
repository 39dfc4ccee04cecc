using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engine.Tenancy.Configuration;

/// <summary>
/// Compiles the part of JSON Schema 2020-12 that tenant.schema.json uses. A keyword outside that part is a fault at start,
/// so that the schema never promises editors what the portal does not check.
/// </summary>
internal sealed class SchemaCompiler(JsonElement root)
{
    private readonly Dictionary<string, SchemaRule> definitions = new(StringComparer.Ordinal);

    public SchemaRule Compile() => Compile(root, new());

    /// <exception cref="NotSupportedException">A keyword is not part of the subset.</exception>
    private SchemaRule Compile(JsonElement schema, SchemaRule rule)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            // beside a reference only annotations stand
            return Definition(reference.GetString() ?? "");
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            Apply(rule, keyword.Name, keyword.Value);
        }

        return rule;
    }

    private void Apply(SchemaRule rule, string keyword, JsonElement value)
    {
        switch (keyword)
        {
            case "type":
                rule.Types = value.ValueKind == JsonValueKind.Array ? Texts(value) : [value.GetString() ?? ""];
                break;
            case "properties":
                foreach (var property in value.EnumerateObject())
                {
                    rule.Properties[property.Name] = Compile(property.Value, new());
                }

                break;
            case "required":
                rule.Required = Texts(value);
                break;
            case "additionalProperties" when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                rule.AllowsOthers = value.GetBoolean();
                break;
            case "additionalProperties":
                rule.Others = Compile(value, new());
                break;
            case "propertyNames":
                rule.Names = Compile(value, new());
                break;
            case "enum":
                rule.Choices = Texts(value);
                break;
            case "pattern":
                rule.Pattern = new(value.GetString() ?? "", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
                break;
            case "patternErrorMessage":
                rule.PatternMessage = value.GetString();
                break;
            case "format" when value.GetString() is "date" or "email" or "uri":
                rule.Format = value.GetString();
                break;
            case "items":
                rule.Items = Compile(value, new());
                break;
            case "minItems":
                rule.MinItems = value.GetInt32();
                break;
            case "uniqueItems":
                rule.Unique = value.GetBoolean();
                break;
            case "minimum":
                rule.Minimum = value.GetDecimal();
                break;
            case "maximum":
                rule.Maximum = value.GetDecimal();
                break;
            case "$schema" or "$defs" or "title" or "description" or "default":
                break;
            default:
                throw new NotSupportedException($"The schema of tenants uses \"{keyword}\", which is not checked.");
        }
    }

    private SchemaRule Definition(string reference)
    {
        var name = reference["#/$defs/".Length..];
        if (definitions.TryGetValue(name, out var known))
        {
            return known;
        }

        // entered before it is compiled, because definitions may hold themselves
        var rule = definitions[name] = new();
        return Compile(root.GetProperty("$defs").GetProperty(name), rule);
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(i => i.GetString() ?? "")];
}

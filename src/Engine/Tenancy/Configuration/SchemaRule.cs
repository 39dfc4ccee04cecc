using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Engine.Tenancy.Configuration;

/// <summary>One compiled place of the schema: what a value there may be. Made by <see cref="SchemaCompiler"/>.</summary>
internal sealed class SchemaRule
{
    public IReadOnlyList<string> Types { get; set; } = [];

    public Dictionary<string, SchemaRule> Properties { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Required { get; set; } = [];

    /// <summary>False refuses members that <see cref="Properties"/> does not name.</summary>
    public bool AllowsOthers { get; set; } = true;

    public SchemaRule? Others { get; set; }

    public SchemaRule? Names { get; set; }

    public IReadOnlyList<string>? Choices { get; set; }

    public Regex? Pattern { get; set; }

    public string? PatternMessage { get; set; }

    public string? Format { get; set; }

    public SchemaRule? Items { get; set; }

    public int MinItems { get; set; }

    public bool Unique { get; set; }

    public decimal? Minimum { get; set; }

    public decimal? Maximum { get; set; }

    public void Check(ConfigNode node, ConfigFindings findings)
    {
        if (Choices is not null && !(node.Kind == ConfigKind.Text && Choices.Contains(node.Text)))
        {
            findings.Add(node, $"{Show(node)} kan hier niet", string.Join(", ", Choices), Spelling.Nearest(node.Text, Choices));
            return;
        }

        if (Types.Count > 0 && !Types.Any(t => Fits(node, t)))
        {
            findings.Add(node, $"{Show(node)} kan hier niet", string.Join(" of ", Types.Select(Name)));
            return;
        }

        switch (node.Kind)
        {
            case ConfigKind.Object:
                CheckObject(node, findings);
                break;
            case ConfigKind.Array:
                CheckArray(node, findings);
                break;
            case ConfigKind.Text:
                CheckText(node, node.Text, false, findings);
                break;
            case ConfigKind.Number:
                CheckNumber(node, findings);
                break;
            case ConfigKind.Boolean or ConfigKind.Null:
                break;
        }
    }

    private void CheckObject(ConfigNode node, ConfigFindings findings)
    {
        foreach (var name in Required)
        {
            if (node[name] is null)
            {
                findings.Add(node, $"\"{name}\" ontbreekt", "een waarde voor " + string.Join(", ", Required));
            }
        }

        foreach (var member in node.Items)
        {
            var key = member.Key ?? "";
            Names?.CheckText(member, key, true, findings);
            if (Properties.TryGetValue(key, out var rule))
            {
                rule.Check(member, findings);
            }
            else if (!AllowsOthers)
            {
                var free = Properties.Keys.Where(p => node[p] is null).ToList();
                findings.AddAtKey(member, $"\"{key}\" is hier onbekend", string.Join(", ", Properties.Keys), Spelling.Nearest(key, free));
            }
            else
            {
                Others?.Check(member, findings);
            }
        }
    }

    private void CheckArray(ConfigNode node, ConfigFindings findings)
    {
        if (node.Items.Count < MinItems)
        {
            findings.Add(node, "de lijst is te kort", string.Create(CultureInfo.InvariantCulture, $"ten minste {MinItems}"));
        }

        var seen = Unique ? new HashSet<(ConfigKind, string)>() : null;
        foreach (var item in node.Items)
        {
            Items?.Check(item, findings);
            if (seen is not null && !seen.Add((item.Kind, item.Items.Count == 0 ? item.Text : ConfigWriter.Write(item))))
            {
                findings.Add(item, $"{Show(item)} staat twee keer in de lijst", "elke waarde één keer");
            }
        }
    }

    private void CheckText(ConfigNode node, string text, bool atKey, ConfigFindings findings)
    {
        var allowed = Pattern is not null && !Pattern.IsMatch(text) ? PatternMessage ?? Pattern.ToString() : FormatFault(text);
        if (allowed is null)
        {
            return;
        }

        if (atKey)
        {
            findings.AddAtKey(node, $"de naam \"{text}\" kan hier niet", allowed);
        }
        else
        {
            findings.Add(node, $"\"{text}\" kan hier niet", allowed);
        }
    }

    private string? FormatFault(string text) => Format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null : "een datum die bestaat, als jjjj-mm-dd",
        "email" => MailAddress.TryCreate(text, out var mail) && mail.Address == text && mail.Host.Contains('.', StringComparison.Ordinal)
            ? null : "een e-mailadres, zoals desk@voorbeeld.nl",
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
            ? null : "een volledig adres dat begint met https://",
        _ => null,
    };

    private void CheckNumber(ConfigNode node, ConfigFindings findings)
    {
        if (decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && (value < Minimum || value > Maximum))
        {
            var allowed = Maximum is null
                ? string.Create(CultureInfo.InvariantCulture, $"{Minimum} of meer")
                : string.Create(CultureInfo.InvariantCulture, $"een getal van {Minimum} tot en met {Maximum}");
            findings.Add(node, $"{node.Text} kan hier niet", allowed);
        }
    }

    private static bool Fits(ConfigNode node, string type) => type switch
    {
        "object" => node.Kind == ConfigKind.Object,
        "array" => node.Kind == ConfigKind.Array,
        "string" => node.Kind == ConfigKind.Text,
        "boolean" => node.Kind == ConfigKind.Boolean,
        "integer" => node.Kind == ConfigKind.Number && int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        "number" => node.Kind == ConfigKind.Number && decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static string Name(string type) => type switch
    {
        "object" => "een blok tussen { en }",
        "array" => "een lijst tussen [ en ]",
        "string" => "een tekst tussen aanhalingstekens",
        "boolean" => "true of false",
        "integer" => "een geheel getal",
        _ => "een getal",
    };

    private static string Show(ConfigNode node) => node.Kind switch
    {
        ConfigKind.Object => "een blok tussen { en }",
        ConfigKind.Array => "een lijst",
        ConfigKind.Text => $"\"{node.Text}\"",
        ConfigKind.Number or ConfigKind.Boolean or ConfigKind.Null => node.Text,
    };
}

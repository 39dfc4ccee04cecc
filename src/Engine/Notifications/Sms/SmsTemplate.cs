using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Tenancy;

namespace Engine.Notifications.Sms;

/// <summary>Fills a tenant's request template. Values are escaped for its content type, so that no text can add a field of its own.</summary>
public static class SmsTemplate
{
    public static string Fill(SmsConfig config, string number, string text)
    {
        // one pass: a text that reads like a placeholder stays a text
        var result = new System.Text.StringBuilder();
        for (var at = 0; at < config.Template.Length;)
        {
            var rest = config.Template.AsSpan(at);
            var (placeholder, value) =
                rest.StartsWith("{number}") ? ("{number}", number)
                : rest.StartsWith("{text}") ? ("{text}", text)
                : rest.StartsWith("{sender}") ? ("{sender}", config.Sender) : (null, null);
            result.Append(placeholder is null ? config.Template[at].ToString() : Escape(config.ContentType, value ?? ""));
            at += placeholder?.Length ?? 1;
        }

        return result.ToString();
    }

    /// <returns>What is wrong with a template; null when it can be filled.</returns>
    public static string? Fault(string template, string contentType)
    {
        if (!template.Contains("{number}", StringComparison.Ordinal) || !template.Contains("{text}", StringComparison.Ordinal))
        {
            return "{number} of {text} ontbreekt";
        }

        try
        {
            // placeholders stand in strings, where braces mean nothing
            using var document = contentType == SmsConfig.Json ? JsonDocument.Parse(template) : null;
            return null;
        }
        catch (JsonException)
        {
            return "het is geen JSON; zet de namen tussen accolades binnen aanhalingstekens";
        }
    }

    private static string Escape(string contentType, string value) => contentType switch
    {
        SmsConfig.Form => Uri.EscapeDataString(value),
        _ => JsonEncodedText.Encode(value, JavaScriptEncoder.Default).ToString(),
    };
}

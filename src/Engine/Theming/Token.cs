using System.Text.Json;

namespace Engine.Theming;

/// <summary>One design token as a file writes it: type of its own or of its group, and a value or an alias.</summary>
internal sealed record Token(string? Type, JsonElement Value)
{
    /// <summary>Path that <c>{portal.color.text}</c> points to; null when the value is written out.</summary>
    public string? Alias =>
        Value.ValueKind == JsonValueKind.String && Value.GetString() is ['{', .. var path, '}'] ? path : null;
}

using System.Text;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>One rendering: what it has written and used, and the names that the template gave values.</summary>
internal sealed class Rendering(ExpressionScope scope)
{
    private readonly StringBuilder text = new();

    public ExpressionMeter Meter { get; } = new();

    public ExpressionScope Scope => scope;

    public Dictionary<string, object?> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>Offset of what is rendered now.</summary>
    public int Position { get; set; }

    public void Write(string piece)
    {
        Meter.Grow(piece.Length);
        text.Append(piece);
    }

    public string Text() => text.ToString();
}

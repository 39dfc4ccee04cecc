namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>A moment of the script: milliseconds since 1970 in UTC, or NaN when it does not exist.</summary>
internal sealed class JsDate(double time)
{
    public double Time { get; set; } = time;

    public bool IsValid => !double.IsNaN(Time);
}

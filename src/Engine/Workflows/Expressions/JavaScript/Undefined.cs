namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>The value <c>undefined</c>; null is <c>null</c>. Other values are bool, double, string and the classes beside this one.</summary>
internal sealed class Undefined
{
    public static readonly Undefined Value = new();

    /// <summary>The rest of a chain with <c>?.</c> is left out.</summary>
    public static readonly object Skipped = new();

    private Undefined()
    {
    }
}

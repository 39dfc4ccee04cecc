namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>One evaluation of a script: what it has used, where it is, and what it sees of the instance.</summary>
internal sealed class Run(ExpressionScope scope)
{
    public ExpressionMeter Meter { get; } = new();

    public ScriptScope Scope { get; } = new(scope);

    /// <summary>Offset of the node that works now; where a fault is reported.</summary>
    public int Position { get; set; }

    /// <summary>The value of the last statement that had one.</summary>
    public object? Completion { get; set; } = Undefined.Value;

    /// <summary>What a return statement gives back.</summary>
    public object? Returned { get; set; } = Undefined.Value;
}

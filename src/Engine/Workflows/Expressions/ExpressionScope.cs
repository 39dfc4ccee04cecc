namespace Engine.Workflows.Expressions;

/// <summary>
/// What an expression can see and change: one place in one instance. Values are plain data (<see cref="Values.Plain"/>).
/// Changes are handed over when the expression has succeeded as a whole, so a failed one leaves nothing behind.
/// </summary>
public abstract class ExpressionScope
{
    /// <summary>The only clock of expressions.</summary>
    public abstract TimeProvider Time { get; }

    public abstract string InstanceId { get; }

    public abstract string? InstanceName { get; set; }

    public abstract string? CorrelationId { get; set; }

    public abstract string DefinitionId { get; }

    public abstract string DefinitionVersionId { get; }

    public abstract int DefinitionVersion { get; }

    /// <summary>The result of the activity that ran last.</summary>
    public abstract object? LastResult { get; }

    /// <summary>The only source of new ids.</summary>
    public abstract Guid NewId();

    /// <summary>The variable of that name in the nearest container that has one. Names in Pascal case match too.</summary>
    public abstract bool TryReadVariable(string name, out object? value);

    public abstract bool TryReadVariableById(string id, out object? value);

    /// <exception cref="InvalidOperationException">There is no such variable, or the value does not fit its type; the message is Dutch.</exception>
    public abstract void WriteVariable(string name, object? value);

    public abstract bool TryReadInput(string name, out object? value);

    /// <param name="activity">Name or id of the activity.</param>
    public abstract bool TryReadOutput(string activity, string output, out object? value);

    /// <summary>All variables in sight, for texts that go through them; the nearest of a name.</summary>
    public abstract IReadOnlyDictionary<string, object?> Variables();

    public abstract IReadOnlyDictionary<string, object?> Inputs();
}

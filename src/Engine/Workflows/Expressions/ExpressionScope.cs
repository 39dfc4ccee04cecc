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

    /// <summary>Sets variables by name: all of them or none.</summary>
    /// <exception cref="InvalidOperationException">There is no such variable, or a value does not fit its type; the message is Dutch.</exception>
    public abstract void WriteVariables(IReadOnlyDictionary<string, object?> values);

    public abstract bool TryReadInput(string name, out object? value);

    /// <param name="activity">Name or id of the activity.</param>
    public abstract bool TryReadOutput(string activity, string output, out object? value);

    /// <summary>Names the outcomes of the activity, where a script is the activity.</summary>
    /// <exception cref="InvalidOperationException">The expression decides no outcome; the message is Dutch.</exception>
    public virtual void SetOutcomes(IReadOnlyList<string> outcomes) => throw new InvalidOperationException("alleen het script van een RunJavaScript-activiteit kiest uitkomsten");

    /// <summary>All variables in sight, for texts that go through them; the nearest of a name.</summary>
    public abstract IReadOnlyDictionary<string, object?> Variables();

    public abstract IReadOnlyDictionary<string, object?> Inputs();
}

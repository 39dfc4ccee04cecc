using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Expressions;
using Engine.Workflows.Values;

namespace Engine.Workflows.Execution;

/// <summary>An input with its type known.</summary>
internal sealed class CompiledInput(InputValue input, TypeAlias type)
{
    public InputValue Source => input;

    /// <exception cref="ActivityFault">The expression gives no value, or one that does not fit the type.</exception>
    public object? Evaluate(string name, ExpressionScope scope)
    {
        try
        {
            var value = input.Expression.Evaluate(scope);
            // nothing that stands in the file is an input that is not set; nothing that a script gives is a value that has to fit
            return value is null && input.IsConstant ? null : Converted(name, value);
        }
        catch (ExpressionException wrong)
        {
            throw new ActivityFault(IncidentTypes.Expression, $"Invoer \"{name}\": {wrong.Error}");
        }
    }

    private object? Converted(string name, object? value) => Conversion.Try(value, type, out var converted) is { } failure
        ? throw new ActivityFault(IncidentTypes.Conversion, $"Invoer \"{name}\": {failure.Message}")
        : converted;
}

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>What can be called: an arrow function of the script, or one of the functions that a script is given.</summary>
internal abstract class JsFunction
{
    public abstract object? Call(Run run, object?[] arguments);
}

/// <summary>One of the functions that a script is given.</summary>
internal delegate object? Native(Run run, object? self, Arguments arguments);

internal sealed class NativeFunction(Native native) : JsFunction
{
    public override object? Call(Run run, object?[] arguments) => native(run, Undefined.Value, new(arguments));
}

namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary><c>getX()</c> and <c>setX(value)</c> for a variable, an input or, as <c>get{Output}From{Activity}</c>, an output.</summary>
internal sealed class AccessorFunction(string name) : JsFunction
{
    private readonly string subject = name[3..];
    private readonly bool sets = name[0] == 's';

    public override object? Call(Run run, object?[] arguments)
    {
        if (sets)
        {
            run.Scope.SetVariable(run, subject, new Arguments(arguments)[0]);
            return Undefined.Value;
        }

        if (run.Scope.TryVariable(run, subject, out var value))
        {
            return value;
        }

        if (run.Scope.Instance.TryReadInput(subject, out _))
        {
            return run.Scope.Input(run, subject);
        }

        for (var from = subject.IndexOf("From", StringComparison.Ordinal); from > 0; from = subject.IndexOf("From", from + 1, StringComparison.Ordinal))
        {
            if (run.Scope.Instance.TryReadOutput(subject[(from + 4)..], subject[..from], out _))
            {
                return run.Scope.Output(run, subject[(from + 4)..], subject[..from]);
            }
        }

        throw EvaluationFault.Value($"er is geen variabele, invoer of uitvoer met de naam {subject}");
    }
}

using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>
/// The instance as a script sees it. A variable is read once; what the script sets, and lists and objects of variables that it
/// changes, are written when the script has ended well.
/// </summary>
internal sealed class ScriptScope(ExpressionScope scope)
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, object?> written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object?> inputs = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? outcomes;
    private int settings;

    public ExpressionScope Instance => scope;

    public double Now => scope.Time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>A list or object of a variable was changed in place.</summary>
    public bool Touched { get; set; }

    public string? CorrelationId { get; private set; } = scope.CorrelationId;

    public string? InstanceName { get; private set; } = scope.InstanceName;

    public bool TryVariable(Run run, string name, out object? value)
    {
        if (values.TryGetValue(name, out value))
        {
            return true;
        }

        if (!scope.TryReadVariable(name, out var plain))
        {
            return false;
        }

        value = ToScript.Convert(run, plain, ofVariable: true);
        values[name] = value;
        return true;
    }

    public object? Variable(Run run, string name) => TryVariable(run, name, out var value)
        ? value
        : throw EvaluationFault.Value($"er is geen variabele met de naam {name}");

    public void SetVariable(Run run, string name, object? value)
    {
        if (!TryVariable(run, name, out _))
        {
            throw EvaluationFault.Value($"er is geen variabele met de naam {name}");
        }

        values[name] = value;
        written[name] = value;
    }

    public object? Input(Run run, string name)
    {
        if (!inputs.TryGetValue(name, out var value))
        {
            value = scope.TryReadInput(name, out var plain) ? ToScript.Convert(run, plain, ofVariable: false) : Undefined.Value;
            inputs[name] = value;
        }

        return value;
    }

    public object? Output(Run run, string activity, string output) => scope.TryReadOutput(activity, output, out var plain)
        ? ToScript.Convert(run, plain, ofVariable: false)
        : Undefined.Value;

    public void SetCorrelationId(string? id)
    {
        CorrelationId = id;
        settings |= 1;
    }

    public void SetInstanceName(string? name)
    {
        InstanceName = name;
        settings |= 2;
    }

    public void SetOutcomes(IReadOnlyList<string> names) => outcomes = names;


    /// <summary>Hands everything that changed to the instance, or nothing.</summary>
    public void Commit(Run run)
    {
        var changed = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in written)
        {
            changed[name] = ToPlain.Convert(run, value);
        }

        foreach (var (name, value) in values.Where(v => Touched && v.Value is JsArray or JsObject && !written.ContainsKey(v.Key)))
        {
            var plain = ToPlain.Convert(run, value);
            if (scope.TryReadVariable(name, out var before) && !Plain.Same(before, plain))
            {
                changed[name] = plain;
            }
        }

        try
        {
            if (outcomes is not null)
            {
                scope.SetOutcomes([.. outcomes.Select(Plain.Text)]);
            }

            if (changed.Count > 0)
            {
                scope.WriteVariables(changed);
            }
        }
        catch (InvalidOperationException fault)
        {
            throw EvaluationFault.Value(fault.Message);
        }

        if ((settings & 1) != 0)
        {
            scope.CorrelationId = CorrelationId is null ? null : Plain.Text(CorrelationId);
        }

        if ((settings & 2) != 0)
        {
            scope.InstanceName = InstanceName is null ? null : Plain.Text(InstanceName);
        }
    }
}

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>What a function was called with; what is not there is undefined.</summary>
internal readonly struct Arguments(object?[] values)
{
    public int Count => values.Length;

    public object?[] All => values;

    public object? this[int index] => index < values.Length ? values[index] : Undefined.Value;

    public bool Has(int index) => index < values.Length && values[index] is not Undefined;

    public string Text(Run run, int index) => Js.ToText(run, this[index]);

    public double Number(Run run, int index) => Js.ToNumber(run, this[index]);

    /// <summary>A whole number (ToIntegerOrInfinity), or the default where nothing was given.</summary>
    public double Integer(Run run, int index, double otherwise = 0) => Has(index) ? Js.ToInteger(Js.ToNumber(run, values[index])) : otherwise;

    public JsFunction Function(int index) => this[index] as JsFunction ?? throw EvaluationFault.Value("hier hoort een functie, zoals x => x.naam");
}

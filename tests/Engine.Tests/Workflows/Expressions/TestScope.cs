using Engine.Workflows.Expressions;
using Testing;

namespace Engine.Tests.Workflows.Expressions;

/// <summary>An instance with a few values, for expressions alone.</summary>
internal sealed class TestScope : ExpressionScope
{
    public FakeTime Clock { get; } = new();

    public Dictionary<string, object?> Values { get; } = [];

    public Dictionary<string, object?> Given { get; } = [];

    public Dictionary<string, object?> Outputs { get; } = [];

    /// <summary>Names of variables in the order in which they were written.</summary>
    public List<string> Written { get; } = [];

    public override TimeProvider Time => Clock;

    public override string InstanceId => "instance-1";

    public override string? InstanceName { get; set; }

    public override string? CorrelationId { get; set; }

    public override string DefinitionId => "definition-1";

    public override string DefinitionVersionId => "definition-1-v3";

    public override int DefinitionVersion => 3;

    public override object? LastResult => "last";

    public override Guid NewId() => new("11111111-2222-3333-4444-555555555555");

    public override bool TryReadVariable(string name, out object? value) => Values.TryGetValue(name, out value);

    public override bool TryReadVariableById(string id, out object? value) => Values.TryGetValue(id, out value);

    public override void WriteVariables(IReadOnlyDictionary<string, object?> values)
    {
        if (values.TryGetValue("Count", out var count) && count is string text)
        {
            throw new InvalidOperationException($"{text} past niet in Count");
        }

        foreach (var (name, value) in values)
        {
            Written.Add(name);
            Values[name] = value;
        }
    }

    public override bool TryReadInput(string name, out object? value) => Given.TryGetValue(name, out value);

    public override bool TryReadOutput(string activity, string output, out object? value) => Outputs.TryGetValue($"{activity}.{output}", out value);

    public override IReadOnlyDictionary<string, object?> Variables() => Values;

    public override IReadOnlyDictionary<string, object?> Inputs() => Given;
}

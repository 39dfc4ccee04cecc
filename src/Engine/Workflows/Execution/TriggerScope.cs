using Engine.Workflows.Expressions;

namespace Engine.Workflows.Execution;

/// <summary>What a trigger sees before there is an instance: the first values of the variables of its workflow.</summary>
internal sealed class TriggerScope(CompiledWorkflow workflow, TimeProvider time) : ExpressionScope
{
    public override TimeProvider Time => time;

    public override string InstanceId => "";

    public override string? InstanceName { get; set; }

    public override string? CorrelationId { get; set; }

    public override string DefinitionId => workflow.Definition.DefinitionId;

    public override string DefinitionVersionId => workflow.Definition.Id;

    public override int DefinitionVersion => workflow.Definition.Version;

    public override object? LastResult => null;

    public override Guid NewId() => Guid.Empty;

    public override bool TryReadVariable(string name, out object? value) => Found(workflow.Variables.ByName(name), out value);

    public override bool TryReadVariableById(string id, out object? value) => Found(workflow.Variables.ById(id), out value);

    public override void WriteVariables(IReadOnlyDictionary<string, object?> values) => throw new InvalidOperationException("een trigger verandert geen variabelen");

    public override bool TryReadInput(string name, out object? value)
    {
        value = null;
        return false;
    }

    public override bool TryReadOutput(string activity, string output, out object? value)
    {
        value = null;
        return false;
    }

    public override IReadOnlyDictionary<string, object?> Variables() => workflow.Variables.All.ToDictionary(v => v.Name, v => v.Default);

    public override IReadOnlyDictionary<string, object?> Inputs() => Values.Plain.EmptyMap;

    private static bool Found(DeclaredVariable? variable, out object? value)
    {
        value = variable?.Default;
        return variable is not null;
    }
}

using System.Text.Json;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>The expressions of one activity: inputs, scripts and conditions of cases.</summary>
internal sealed class NodeExpressions
{
    private readonly List<(string Field, string Problem)> problems = [];
    private readonly List<(string Field, ExpressionReference Reference)> references = [];

    public NodeExpressions(ActivityNode node)
    {
        foreach (var (name, value) in node.Inputs.Where(i => !i.Value.IsPlain))
        {
            if (node.Type?.Input(name) is { IsScript: true })
            {
                // its text is the script; an expression would only make that text
                Read(name, value.Syntax == ExpressionSyntax.Literal ? new(value.TypeName, nameof(ExpressionSyntax.JavaScript), value.Value) : value);
            }
            else
            {
                Read(name, value);
            }
        }

        foreach (var one in node.Cases)
        {
            Read(one.Label, one.Condition);
        }
    }

    /// <summary>Expressions that cannot be read, each with the reason in Dutch.</summary>
    public IReadOnlyList<(string Field, string Problem)> Problems => problems;

    public IReadOnlyList<(string Field, ExpressionReference Reference)> References => references;

    /// <summary>Whether an expression reads the variable, as far as its text shows.</summary>
    public bool Reads(WorkflowVariable variable) => references.Any(r => !r.Reference.IsWrite && r.Reference.Kind switch
    {
        ExpressionReferenceKind.VariableId => r.Reference.Name == variable.Id,
        ExpressionReferenceKind.Variable or ExpressionReferenceKind.Accessor => Same(r.Reference.Name, variable.Name),
        ExpressionReferenceKind.Input or ExpressionReferenceKind.Activity => false,
    });

    /// <summary>Scripts write names in Pascal case.</summary>
    internal static bool Same(string written, string name) => string.Equals(written, name, StringComparison.OrdinalIgnoreCase);

    private void Read(string field, InputValue value)
    {
        try
        {
            references.AddRange(value.Expression.References.Select(r => (field, r)));
        }
        catch (ExpressionException fault)
        {
            problems.Add((field, fault.Error.Line > 1 || fault.Error.Column > 1 ? fault.Error.ToString() : fault.Error.Message));
        }
        catch (JsonException)
        {
            problems.Add((field, "de waarde zit te diep in elkaar; maak haar eenvoudiger"));
        }
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Workflows.Expressions.JavaScript;
using Engine.Workflows.Expressions.Liquid;
using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions;

/// <summary>
/// An expression that has been read: immutable, so it can be kept and used by all threads. A definition is read once and its
/// expressions are evaluated as often as instances come by.
/// </summary>
public sealed class Expression
{
    private readonly Func<ExpressionScope, object?> evaluate;

    private Expression(ExpressionSyntax syntax, string source, Func<ExpressionScope, object?> evaluate, IReadOnlyList<ExpressionReference>? references = null)
    {
        this.evaluate = evaluate;
        Syntax = syntax;
        Source = source;
        References = references ?? [];
    }

    public ExpressionSyntax Syntax { get; }

    /// <summary>The text of a script or template; empty for the others.</summary>
    public string Source { get; }

    /// <summary>Names in it that the workflow must have, in the order in which they stand.</summary>
    public IReadOnlyList<ExpressionReference> References { get; }

    /// <summary>Whether it gives the same value everywhere: a literal or JSON.</summary>
    public bool IsConstant => Syntax is ExpressionSyntax.Literal or ExpressionSyntax.Object;

    /// <summary>What is wrong with an expression; empty when it can be used.</summary>
    /// <param name="syntax">As the file has it; null is a literal.</param>
    public static IReadOnlyList<ExpressionError> Check(string? syntax, JsonNode? value)
    {
        try
        {
            Read(syntax, value);
            return [];
        }
        catch (ExpressionException fault)
        {
            return [fault.Error];
        }
    }

    /// <exception cref="ExpressionException">The notation is refused, or the text does not belong to it.</exception>
    public static Expression Read(string? syntax, JsonNode? value)
    {
        if (!ExpressionSyntaxes.TryParse(syntax, out var known, out var refusal))
        {
            throw Refused(refusal);
        }

        try
        {
            return Read(known, value);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw Refused("de waarde zit te diep in elkaar of heeft een half teken");
        }
    }

    private static Expression Read(ExpressionSyntax known, JsonNode? value) => known switch
    {
        ExpressionSyntax.Literal => Constant(known, PlainJson.Read(value)),
        ExpressionSyntax.Object => Constant(known, Opened(value)),
        ExpressionSyntax.Variable => ReadVariable(value),
        ExpressionSyntax.Input => ReadInput(value),
        ExpressionSyntax.JavaScript => ReadScript(Text(value)),
        ExpressionSyntax.Liquid => ReadTemplate(Text(value)),
    };

    /// <summary>The value as plain data (<see cref="Plain"/>).</summary>
    /// <exception cref="ExpressionException">The one exception of evaluation; nothing has changed in the scope.</exception>
    public object? Evaluate(ExpressionScope scope) => evaluate(scope);

    private static Expression Constant(ExpressionSyntax syntax, object? value) => new(syntax, "", _ => value);

    private static Expression ReadScript(string source)
    {
        var script = Script.Read(source);
        return new(ExpressionSyntax.JavaScript, source, script.Evaluate, script.References);
    }

    private static Expression ReadTemplate(string source)
    {
        var template = Template.Read(source);
        return new(ExpressionSyntax.Liquid, source, template.Render, template.References);
    }

    private static Expression ReadVariable(JsonNode? value)
    {
        var id = Field(value, "id") ?? throw Refused("hier hoort een variabele met een id");
        return new(ExpressionSyntax.Variable, "",
            scope => scope.TryReadVariableById(id, out var found) ? found : throw Missing($"de variabele met id {id} bestaat hier niet"),
            [new(ExpressionReferenceKind.VariableId, id, false, 0)]);
    }

    private static Expression ReadInput(JsonNode? value)
    {
        var name = Field(value, "name") ?? throw Refused("hier hoort een invoer met een naam");
        return new(ExpressionSyntax.Input, "", scope => scope.TryReadInput(name, out var found) ? found : null,
            [new(ExpressionReferenceKind.Input, name, false, 0)]);
    }

    private static string Text(JsonNode? value) => value is null ? "" : value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    private static object? Opened(JsonNode? value)
    {
        if (value?.GetValueKind() != JsonValueKind.String)
        {
            return PlainJson.Read(value);
        }

        var text = value.GetValue<string>();
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : PlainJson.Read(text);
        }
        catch (JsonException fault)
        {
            throw new ExpressionException(ExpressionFault.Syntax,
                new((int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1, "deze tekst is geen geldige JSON"));
        }
    }

    /// <summary>A field of an object, or of a text that holds one; files have both.</summary>
    private static string? Field(JsonNode? value, string name) => Opened(value) is IReadOnlyDictionary<string, object?> map
        ? map.FirstOrDefault(p => p.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value as string
        : null;

    private static ExpressionException Refused(string message) => new(ExpressionFault.Syntax, new(1, 1, message));

    private static ExpressionException Missing(string message) => new(ExpressionFault.Value, new(1, 1, message));
}

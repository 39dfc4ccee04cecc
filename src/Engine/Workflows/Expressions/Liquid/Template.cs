namespace Engine.Workflows.Expressions.Liquid;

/// <summary>
/// A text with values: output, if/elsif/else/unless, for with limit, offset and reversed, assign, comment, and the filters of
/// <see cref="Filters"/>. It sees <c>Variables</c>, <c>Input</c> and the ids of its instance, and changes nothing.
/// </summary>
internal sealed class Template
{
    private readonly string source;
    private readonly Block body;

    private Template(string source, Block body, IReadOnlyList<ExpressionReference> references)
    {
        this.source = source;
        this.body = body;
        References = references;
    }

    public IReadOnlyList<ExpressionReference> References { get; }

    /// <exception cref="ExpressionException">It is no template, or uses what is not supported.</exception>
    public static Template Read(string source)
    {
        try
        {
            var reader = new TemplateReader(source);
            return new(source, reader.Read(), reader.References);
        }
        catch (EvaluationFault fault)
        {
            throw new ExpressionException(fault.Fault, ExpressionError.At(source, fault.Offset ?? 0, fault.Message));
        }
    }

    /// <exception cref="ExpressionException">The value of something does not allow what is asked, or a limit is passed.</exception>
    public object? Render(ExpressionScope scope)
    {
        var run = new Rendering(scope);
        try
        {
            body.Render(run);
            return Values.Plain.Text(run.Text());
        }
        catch (EvaluationFault fault)
        {
            throw new ExpressionException(fault.Fault, ExpressionError.At(source, fault.Offset ?? run.Position, fault.Message));
        }
    }
}

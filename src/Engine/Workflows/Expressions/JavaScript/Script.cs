using Engine.Workflows.Expressions.JavaScript.Nodes;
using Engine.Workflows.Expressions.JavaScript.Parsing;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>
/// A script in a closed part of JavaScript: literals, templates, operators, properties, arrow functions, const and let, if,
/// for...of, return, and the functions of <see cref="Functions.Globals"/> and <see cref="Methods"/>. What it has, means what it
/// means everywhere; what it has not, is an error when it is read. There are no prototypes, no host objects and no chance.
/// </summary>
internal sealed class Script
{
    private readonly string source;
    private readonly ParsedScript parsed;

    private Script(string source, ParsedScript parsed) => (this.source, this.parsed) = (source, parsed);

    public IReadOnlyList<ExpressionReference> References => parsed.References;

    /// <exception cref="ExpressionException">It is not in the subset.</exception>
    public static Script Read(string source)
    {
        try
        {
            return new(source, Parser.Parse(source));
        }
        catch (EvaluationFault fault)
        {
            throw new ExpressionException(fault.Fault, ExpressionError.At(source, fault.Offset ?? 0, fault.Message));
        }
    }

    /// <summary>The value of return, else of the last statement that has one, as plain data.</summary>
    /// <exception cref="ExpressionException">The value of something does not allow what is asked, or a limit is passed.</exception>
    public object? Evaluate(ExpressionScope scope)
    {
        var run = new Run(scope);
        try
        {
            var frame = new Frame(null, parsed.Names);
            var completion = Completion.Normal;
            for (var i = 0; i < parsed.Statements.Length && completion == Completion.Normal; i++)
            {
                run.Position = parsed.Statements[i].Position;
                completion = parsed.Statements[i].Execute(run, frame);
            }

            var value = ToPlain.Convert(run, completion == Completion.Return ? run.Returned : run.Completion);
            run.Scope.Commit(run);
            return value;
        }
        catch (EvaluationFault fault)
        {
            throw new ExpressionException(fault.Fault, ExpressionError.At(source, fault.Offset ?? run.Position, fault.Message));
        }
    }
}

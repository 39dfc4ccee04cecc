using Engine.Workflows.Expressions.JavaScript.Nodes;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

/// <summary>Tokens to nodes. What does not belong to the subset is a fault at its place, with what to write instead.</summary>
internal sealed partial class Parser
{
    /// <summary>Longest text of one script.</summary>
    public const int MaximumLength = 65_536;

    /// <summary>How deep a script may be nested, and so how many signs may stand in one row.</summary>
    private const int MaximumDepth = 200;

    private readonly List<Token> tokens;
    private readonly NameResolver resolver = new();
    private readonly HashSet<Node> assigned = [];
    private readonly HashSet<Node> bracketed = [];
    private NameScope scope = new(null);
    private int at;
    private int depth;
    private int loops;

    private Parser(List<Token> tokens) => this.tokens = tokens;

    private Token Current => tokens[at];

    public static ParsedScript Parse(string source)
    {
        if (source.Length > MaximumLength)
        {
            throw EvaluationFault.Syntax(0, $"de expressie is langer dan {MaximumLength} tekens");
        }

        var parser = new Parser(Lexer.Read(source));
        List<Statement> statements = [];
        while (parser.Current.Kind != TokenKind.End)
        {
            statements.Add(parser.ReadStatement());
        }

        parser.resolver.Resolve(parser.assigned);
        return new([.. statements], parser.scope.Count, parser.resolver.References);
    }

    private Token Next() => tokens[at < tokens.Count - 1 ? at++ : at];

    private Token Peek(int ahead = 1) => tokens[Math.Min(at + ahead, tokens.Count - 1)];

    private bool Take(string sign)
    {
        if (!Current.Is(sign))
        {
            return false;
        }

        Next();
        return true;
    }

    private Token Expect(string sign) => Current.Is(sign) ? Next() : throw Unexpected($"hier hoort {sign}");

    private void Enter(int position)
    {
        if (++depth > MaximumDepth)
        {
            throw EvaluationFault.Syntax(position, "de expressie is te diep genest");
        }
    }

    private void Leave() => depth--;

    private Node Checked(Node node) => node.Depth <= MaximumDepth ? node : throw EvaluationFault.Syntax(node.Position, "de expressie is te diep genest of te lang");

    private T InScope<T>(Func<NameScope, T> read)
    {
        var outer = scope;
        scope = new(outer);
        var result = read(scope);
        scope = outer;
        return result;
    }

    private EvaluationFault Unexpected(string message)
    {
        var found = Current.Kind switch
        {
            TokenKind.End => "maar de expressie houdt op",
            TokenKind.Text => "maar er staat een tekst",
            TokenKind.Number => "maar er staat een getal",
            TokenKind.TemplateStart or TokenKind.TemplateMiddle or TokenKind.TemplateEnd or TokenKind.TemplateWhole => "maar er staat een tekst",
            TokenKind.Keyword or TokenKind.Name or TokenKind.Punctuator => $"maar er staat {Current.Text}",
        };
        return EvaluationFault.Syntax(Current.Start, $"{message}, {found}");
    }
}

using Engine.Workflows.Expressions.JavaScript.Nodes;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

internal sealed partial class Parser
{
    /// <summary>A pattern whose names are declared in the current scope.</summary>
    private Pattern ReadPattern(bool isConstant)
    {
        Enter(Current.Start);
        Pattern pattern = Current switch
        {
            { Kind: TokenKind.Punctuator, Text: "[" } => ReadListPattern(isConstant),
            { Kind: TokenKind.Punctuator, Text: "{" } => ReadObjectPattern(isConstant),
            _ => ReadNamePattern(isConstant),
        };
        Leave();
        return pattern;
    }

    private Pattern ReadPatternWithDefault(bool isConstant)
    {
        var pattern = ReadPattern(isConstant);
        return Take("=") ? new DefaultPattern(pattern, ReadExpression()) : pattern;
    }

    private NamePattern ReadNamePattern(bool isConstant)
    {
        if (Current.Kind != TokenKind.Name)
        {
            throw Unexpected("hier hoort een naam");
        }

        return Declare(Next(), isConstant);
    }

    private NamePattern Declare(Token name, bool isConstant)
    {
        if (name.Text is "undefined" or "NaN" or "Infinity" or "arguments" or "eval" || !scope.TryDeclare(name.Text, isConstant))
        {
            throw EvaluationFault.Syntax(name.Start, $"de naam {name.Text} is hier al bezet: kies een andere");
        }

        var node = new NameNode(name.Start, name.Text);
        resolver.Add(node, scope);
        return new(node);
    }

    private ListPattern ReadListPattern(bool isConstant)
    {
        Expect("[");
        List<Pattern?> items = [];
        Pattern? rest = null;
        while (!Current.Is("]"))
        {
            if (Current.Is(","))
            {
                items.Add(null);
            }
            else if (Take("..."))
            {
                rest = ReadPattern(isConstant);
                break;
            }
            else
            {
                items.Add(ReadPatternWithDefault(isConstant));
            }

            if (!Take(","))
            {
                break;
            }
        }

        Expect("]");
        return new([.. items], rest);
    }

    private ObjectPattern ReadObjectPattern(bool isConstant)
    {
        Expect("{");
        List<(string, Pattern)> properties = [];
        Pattern? rest = null;
        while (!Current.Is("}"))
        {
            if (Take("..."))
            {
                rest = ReadPattern(isConstant);
                break;
            }

            var name = Current;
            var key = ReadPropertyName();
            if (Take(":"))
            {
                properties.Add((key, ReadPatternWithDefault(isConstant)));
            }
            else if (name.Kind == TokenKind.Name)
            {
                Pattern pattern = Declare(name, isConstant);
                properties.Add((key, Take("=") ? new DefaultPattern(pattern, ReadExpression()) : pattern));
            }
            else
            {
                throw Unexpected("achter dit veld hoort : en een naam");
            }

            if (!Take(","))
            {
                break;
            }
        }

        Expect("}");
        return new([.. properties], rest);
    }
}

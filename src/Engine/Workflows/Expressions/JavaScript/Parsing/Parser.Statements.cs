using Engine.Workflows.Expressions.JavaScript.Nodes;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

internal sealed partial class Parser
{
    private Statement ReadStatement()
    {
        var start = Current;
        Enter(start.Start);
        var statement = start switch
        {
            { Kind: TokenKind.Keyword, Text: "const" or "let" } => ReadDeclaration(),
            { Kind: TokenKind.Keyword, Text: "if" } => ReadIf(),
            { Kind: TokenKind.Keyword, Text: "for" } => ReadFor(),
            { Kind: TokenKind.Keyword, Text: "return" } => ReadReturn(),
            { Kind: TokenKind.Keyword, Text: "break" or "continue" } => ReadJump(),
            { Kind: TokenKind.Punctuator, Text: "{" } => ReadBlock(),
            { Kind: TokenKind.Punctuator, Text: ";" } => Empty(),
            { Kind: TokenKind.Name } when Peek().Is(":") => throw EvaluationFault.Syntax(start.Start, "een naam met een dubbele punt hoort in een object: zet ronde haakjes om het object, ({ ... })"),
            _ => ReadExpressionStatement(),
        };
        Leave();
        return statement;
    }

    private JumpStatement Empty() => new(Next().Start, Completion.Normal);

    private ExpressionStatement ReadExpressionStatement()
    {
        var value = ReadExpression();
        EndStatement();
        return new(value);
    }

    private Statement ReadDeclaration()
    {
        var start = Next();
        List<Statement> all = [];
        do
        {
            var position = Current.Start;
            var isPattern = Current.Is("[") || Current.Is("{");
            var pattern = ReadPattern(isConstant: start.Text == "const");
            var value = Take("=") ? ReadExpression() : null;
            if (value is null && (start.Text == "const" || isPattern))
            {
                throw Unexpected("achter de naam hoort = met een waarde");
            }

            all.Add(new DeclareStatement(position, pattern, value));
        }
        while (Take(","));
        EndStatement();
        return all.Count == 1 ? all[0] : new SequenceStatement(start.Start, [.. all]);
    }

    private IfStatement ReadIf()
    {
        var start = Next();
        Expect("(");
        var condition = ReadExpression();
        Expect(")");
        var then = ReadInner();
        var otherwise = Take("else") ? ReadInner() : null;
        return new(start.Start, condition, then, otherwise);
    }

    private ForOfStatement ReadFor()
    {
        var start = Next();
        Expect("(");
        return InScope(names =>
        {
            if (!Current.Is("const") && !Current.Is("let"))
            {
                throw Unexpected("alleen de lus for (const x of lijst) wordt ondersteund");
            }

            var pattern = ReadPattern(isConstant: Next().Text == "const");
            if (Current is not { Kind: TokenKind.Name, Text: "of" })
            {
                throw Unexpected("alleen de lus for (const x of lijst) wordt ondersteund");
            }

            Next();
            var items = ReadExpression();
            Expect(")");
            loops++;
            var body = ReadInner();
            loops--;
            return new ForOfStatement(start.Start, pattern, items, body, names);
        });
    }

    /// <summary>The statement under an if or a loop, which cannot be a declaration.</summary>
    private Statement ReadInner() => Current.Is("const") || Current.Is("let")
        ? throw EvaluationFault.Syntax(Current.Start, "zet accolades om deze regel: { ... }")
        : ReadStatement();

    private ReturnStatement ReadReturn()
    {
        var start = Next();
        var value = Current.NewLine || Current.Kind == TokenKind.End || Current.Is(";") || Current.Is("}") ? null : ReadExpression();
        EndStatement();
        return new(start.Start, value);
    }

    private JumpStatement ReadJump()
    {
        var start = Next();
        if (loops == 0)
        {
            throw EvaluationFault.Syntax(start.Start, $"{start.Text} staat alleen in een lus");
        }

        EndStatement();
        return new(start.Start, start.Text == "break" ? Completion.Break : Completion.Continue);
    }

    private BlockStatement ReadBlock()
    {
        var start = Expect("{");
        return InScope(names =>
        {
            List<Statement> statements = [];
            while (!Take("}"))
            {
                if (Current.Kind == TokenKind.End)
                {
                    throw EvaluationFault.Syntax(start.Start, "deze accolade wordt nergens gesloten");
                }

                statements.Add(ReadStatement());
            }

            return new BlockStatement(start.Start, [.. statements], names);
        });
    }

    // a statement ends with ; or where its line ends
    private void EndStatement()
    {
        if (!Take(";") && !Current.Is("}") && Current.Kind != TokenKind.End && !Current.NewLine)
        {
            throw Unexpected("hier hoort het eind van de regel of ;");
        }
    }
}

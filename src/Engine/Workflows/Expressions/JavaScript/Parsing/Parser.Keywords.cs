using Engine.Workflows.Expressions.JavaScript.Nodes;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

internal sealed partial class Parser
{
    private Node ReadKeyword(Token keyword)
    {
        switch (keyword.Text)
        {
            case "true" or "false":
                return new ConstantNode(Next().Start, keyword.Text == "true");
            case "null":
                return new ConstantNode(Next().Start, null);
            case "new":
                return ReadNew();
            default:
                throw EvaluationFault.Syntax(keyword.Start, keyword.Text switch
                {
                    "var" => "var wordt niet ondersteund: gebruik let of const",
                    "function" => "function wordt niet ondersteund: schrijf x => ...",
                    "while" or "do" => "deze lus wordt niet ondersteund: gebruik for (const x of lijst) of een While-activiteit",
                    "switch" => "switch wordt niet ondersteund: gebruik if of een Switch-activiteit",
                    "try" or "throw" => $"{keyword.Text} wordt niet ondersteund: gebruik een Fault-activiteit of ?. en ??",
                    "in" or "instanceof" => $"{keyword.Text} wordt niet ondersteund: gebruik Object.hasOwn of typeof",
                    _ => $"{keyword.Text} wordt niet ondersteund",
                });
        }
    }

    private NewDateNode ReadNew()
    {
        var start = Next();
        if (Current is not { Kind: TokenKind.Name, Text: "Date" })
        {
            throw EvaluationFault.Syntax(start.Start, "alleen new Date(...) wordt ondersteund");
        }

        Next();
        return new(start.Start, Take("(") ? ReadItems(")") : []);
    }

    private bool IsArrow()
    {
        if (Current.Kind == TokenKind.Name)
        {
            return Peek().Is("=>");
        }

        if (!Current.Is("("))
        {
            return false;
        }

        // the bracket that closes this one is followed by =>
        var open = 0;
        for (var i = at; i < tokens.Count; i++)
        {
            open += tokens[i].Is("(") ? 1 : tokens[i].Is(")") ? -1 : 0;
            if (open == 0)
            {
                return tokens[Math.Min(i + 1, tokens.Count - 1)].Is("=>");
            }
        }

        return false;
    }

    private ArrowNode ReadArrow()
    {
        var start = Current;
        return InScope(names =>
        {
            List<Pattern> parameters = [];
            Pattern? rest = null;
            if (!Take("("))
            {
                parameters.Add(ReadPattern(isConstant: false));
            }
            else
            {
                while (!Current.Is(")") && rest is null)
                {
                    if (Take("..."))
                    {
                        rest = ReadPattern(isConstant: false);
                    }
                    else
                    {
                        parameters.Add(ReadPatternWithDefault(isConstant: false));
                    }

                    if (!Take(","))
                    {
                        break;
                    }
                }

                Expect(")");
            }

            Expect("=>");
            // a loop around a function is not a loop inside it
            var outer = loops;
            loops = 0;
            var body = Current.Is("{") ? ReadBlock() : null;
            var value = body is null ? ReadExpression() : null;
            loops = outer;
            return new ArrowNode(start.Start, [.. parameters], rest, value, body, names);
        });
    }
}

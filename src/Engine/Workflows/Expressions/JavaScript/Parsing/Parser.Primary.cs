using Engine.Workflows.Expressions.JavaScript.Nodes;
using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

internal sealed partial class Parser
{
    private Node ReadPrimary()
    {
        var start = Current;
        switch (start.Kind)
        {
            case TokenKind.Number:
                return new ConstantNode(Next().Start, start.Number);
            case TokenKind.Text or TokenKind.TemplateWhole:
                return new ConstantNode(Next().Start, start.Text);
            case TokenKind.TemplateStart:
                return ReadTemplate();
            case TokenKind.Name:
                return ReadName(Next());
            case TokenKind.Keyword:
                return ReadKeyword(start);
            case TokenKind.Punctuator when start.Text == "(":
                Next();
                var inner = ReadExpression();
                if (Current.Is(","))
                {
                    throw EvaluationFault.Syntax(Current.Start, "tussen haakjes staat een waarde");
                }

                Expect(")");
                bracketed.Add(inner);
                return inner;
            case TokenKind.Punctuator when start.Text == "[":
                Next();
                return new ArrayNode(start.Start, ReadItems("]"));
            case TokenKind.Punctuator when start.Text == "{":
                return ReadObject();
            case TokenKind.Punctuator when start.Text is "/" or "/=":
                throw EvaluationFault.Syntax(start.Start, "zoekpatronen tussen / worden niet ondersteund: gebruik includes, startsWith, split of replaceAll");
            case TokenKind.Punctuator or TokenKind.TemplateMiddle or TokenKind.TemplateEnd or TokenKind.End:
            default:
                throw Unexpected("hier hoort een waarde");
        }
    }

    private NameNode ReadName(Token name)
    {
        var node = new NameNode(name.Start, name.Text);
        resolver.Add(node, scope);
        return node;
    }

    private TemplateNode ReadTemplate()
    {
        var start = Next();
        List<string> texts = [start.Text];
        List<Node> values = [];
        while (true)
        {
            values.Add(ReadExpression());
            if (Current.Kind is not (TokenKind.TemplateMiddle or TokenKind.TemplateEnd))
            {
                throw Unexpected("hier hoort }");
            }

            var piece = Next();
            texts.Add(piece.Text);
            if (piece.Kind == TokenKind.TemplateEnd)
            {
                return new(start.Start, [.. texts], [.. values]);
            }
        }
    }

    private ObjectNode ReadObject()
    {
        var start = Expect("{");
        List<(Node?, Node)> properties = [];
        while (!Current.Is("}"))
        {
            properties.Add(ReadProperty());
            if (!Take(","))
            {
                break;
            }
        }

        Expect("}");
        return new(start.Start, [.. properties]);
    }

    private (Node? Name, Node Value) ReadProperty()
    {
        var start = Current;
        if (Take("..."))
        {
            return (null, new SpreadNode(start.Start, ReadExpression()));
        }

        if (Take("["))
        {
            var computed = ReadIndex();
            Expect(":");
            return (computed, ReadExpression());
        }

        var name = new ConstantNode(start.Start, ReadPropertyName());
        if (Take(":"))
        {
            return (name, ReadExpression());
        }

        if (start.Kind != TokenKind.Name || Current.Is("("))
        {
            throw Unexpected(Current.Is("(") ? "een object heeft geen eigen functies" : "achter dit veld hoort :");
        }

        return (name, ReadName(start));
    }

    private string ReadPropertyName()
    {
        var name = Next();
        var key = name.Kind switch
        {
            TokenKind.Name or TokenKind.Keyword or TokenKind.Text => name.Text,
            TokenKind.Number => NumberText.Write(name.Number),
            _ => throw EvaluationFault.Syntax(name.Start, "hier hoort de naam van een veld"),
        };
        return Properties.IsForbidden(key) ? throw EvaluationFault.Syntax(name.Start, $"het veld {key} kan niet worden gebruikt") : key;
    }
}

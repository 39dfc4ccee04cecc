using Engine.Workflows.Expressions.JavaScript.Nodes;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

internal sealed partial class Parser
{
    /// <summary>A value with everything that is asked of it: properties, items, calls.</summary>
    private Node ReadCalls()
    {
        var node = ReadPrimary();
        var chained = false;
        while (true)
        {
            var start = Current;
            if (start.Kind != TokenKind.Punctuator)
            {
                if (start.Kind is TokenKind.TemplateWhole or TokenKind.TemplateStart)
                {
                    throw EvaluationFault.Syntax(start.Start, "een functie voor een tekst tussen ` wordt niet ondersteund");
                }

                break;
            }

            if (start.Text is "." or "?." or "[")
            {
                chained |= start.Text == "?.";
                node = ReadMember(node);
            }
            else if (start.Text == "(")
            {
                node = ReadCall(node, optional: false);
            }
            else
            {
                break;
            }

            Checked(node);
        }

        return chained ? new ChainNode(node.Position, node) : node;
    }

    private Node ReadMember(Node target)
    {
        var sign = Next();
        var optional = sign.Text == "?.";
        if (optional && Current.Is("("))
        {
            return ReadCall(target, optional: true);
        }

        var key = sign.Text == "[" || (optional && Take("[")) ? ReadIndex() : ReadFieldName();
        if (key is ConstantNode { Value: string name } && Properties.IsForbidden(name))
        {
            throw EvaluationFault.Syntax(key.Position, $"het veld {name} kan niet worden gebruikt");
        }

        var node = new MemberNode(key.Position, target, key, optional);
        resolver.Add(node);
        return node;
    }

    private Node ReadIndex()
    {
        var key = ReadExpression();
        Expect("]");
        return key;
    }

    private ConstantNode ReadFieldName()
    {
        if (Current.Kind is not (TokenKind.Name or TokenKind.Keyword))
        {
            throw Unexpected("achter de punt hoort een naam");
        }

        var name = Next();
        return new(name.Start, name.Text);
    }

    private Node ReadCall(Node callee, bool optional)
    {
        var position = callee is MemberNode ? callee.Position : Current.Start;
        Expect("(");
        var arguments = ReadItems(")");
        if (callee is not MemberNode member)
        {
            var call = new CallNode(position, callee, arguments, optional);
            resolver.Add(call);
            return call;
        }

        if (optional || member.Key is not ConstantNode { Value: string name })
        {
            throw EvaluationFault.Syntax(position, "een functie van een waarde wordt bij haar naam aangeroepen, zoals tekst.trim()");
        }

        if (!Methods.IsKnown(name) && member.Target is not NameNode)
        {
            throw EvaluationFault.Syntax(position, $"de functie {name} bestaat niet. {Functions.Globals.Hint(name)}");
        }

        return new MethodNode(position, member, arguments);
    }

    private Node[] ReadItems(string close)
    {
        List<Node> items = [];
        while (!Current.Is(close))
        {
            var start = Current;
            if (start.Is(","))
            {
                throw EvaluationFault.Syntax(start.Start, "hier ontbreekt een waarde");
            }

            items.Add(Take("...") ? new SpreadNode(start.Start, ReadExpression()) : ReadExpression());
            if (!Take(","))
            {
                break;
            }
        }

        Expect(close);
        return [.. items];
    }
}

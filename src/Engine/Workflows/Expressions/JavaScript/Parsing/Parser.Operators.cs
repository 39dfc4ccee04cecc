using System.Collections.Frozen;
using Engine.Workflows.Expressions.JavaScript.Nodes;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

internal sealed partial class Parser
{
    private static readonly FrozenDictionary<string, int> Precedence = new Dictionary<string, int>
    {
        ["??"] = 1, ["||"] = 2, ["&&"] = 3, ["|"] = 4, ["^"] = 5, ["&"] = 6,
        ["=="] = 7, ["!="] = 7, ["==="] = 7, ["!=="] = 7,
        ["<"] = 8, [">"] = 8, ["<="] = 8, [">="] = 8,
        ["<<"] = 9, [">>"] = 9, [">>>"] = 9, ["+"] = 10, ["-"] = 10, ["*"] = 11, ["/"] = 11, ["%"] = 11, ["**"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Assignments = FrozenSet.Create(StringComparer.Ordinal,
        "=", "+=", "-=", "*=", "/=", "%=", "**=", "<<=", ">>=", ">>>=", "&=", "|=", "^=", "&&=", "||=", "??=");

    private Node ReadExpression()
    {
        Enter(Current.Start);
        var node = IsArrow() ? ReadArrow() : ReadAssignment();
        Leave();
        return Checked(node);
    }

    private Node ReadAssignment()
    {
        var start = at;
        var left = ReadConditional();
        if (Current.Kind != TokenKind.Punctuator || !Assignments.Contains(Current.Text))
        {
            return left;
        }

        CheckTarget(left, tokens[start]);
        var sign = Next();
        return new AssignNode(sign.Start, left, sign.Text[..^1], ReadExpression());
    }

    /// <summary>Only a name of the script, a variable or a property can be given a value.</summary>
    private void CheckTarget(Node target, Token first)
    {
        switch (target)
        {
            case NameNode name:
                resolver.Assigned(name);
                break;
            case MemberNode { Key: ConstantNode { Value: string key } } when Properties.IsForbidden(key):
                throw EvaluationFault.Syntax(target.Position, $"het veld {key} kan niet worden gebruikt");
            case MemberNode:
                break;
            default:
                throw EvaluationFault.Syntax(first.Start, "hieraan kan geen waarde worden gegeven: gebruik let of variables.Naam");
        }

        assigned.Add(target);
    }

    private Node ReadConditional()
    {
        var condition = ReadBinary(0);
        if (!Current.Is("?"))
        {
            return condition;
        }

        var position = Next().Start;
        var then = ReadExpression();
        Expect(":");
        return new ConditionalNode(position, condition, then, ReadExpression());
    }

    private Node ReadBinary(int least)
    {
        var left = ReadUnary();
        // -2 ** 2 reads two ways, so the language refuses it
        if (Current.Is("**") && left is UnaryNode && !bracketed.Contains(left))
        {
            throw EvaluationFault.Syntax(Current.Start, "zet haakjes om het deel voor **");
        }

        string? mixed = null;
        while (Current.Kind == TokenKind.Punctuator && Precedence.TryGetValue(Current.Text, out var weight) && weight > least)
        {
            var sign = Next();
            Enter(sign.Start);
            // powers bind to the right, all others to the left
            var right = ReadBinary(sign.Text == "**" ? weight - 1 : weight);
            Leave();
            CheckMixed(sign, ref mixed, right);
            left = Checked(sign.Text is "&&" or "||" or "??" ? new LogicalNode(sign.Start, sign.Text, left, right) : new BinaryNode(sign.Start, sign.Text, left, right));
        }

        return left;
    }

    private void CheckMixed(Token sign, ref string? mixed, Node right)
    {
        if (sign.Text is not ("&&" or "||" or "??"))
        {
            return;
        }

        var chained = right is LogicalNode inner && !bracketed.Contains(right) ? inner.Sign : null;
        if ((sign.Text == "??") != ((mixed ?? sign.Text) == "??") || (chained is not null && (chained == "??") != (sign.Text == "??")))
        {
            throw EvaluationFault.Syntax(sign.Start, "zet haakjes om het deel met ?? en het deel met && of ||");
        }

        mixed = sign.Text;
    }

    private Node ReadUnary()
    {
        var start = Current;
        if (start is { Kind: TokenKind.Punctuator, Text: "!" or "-" or "+" or "~" } or { Kind: TokenKind.Keyword, Text: "typeof" })
        {
            Next();
            Enter(start.Start);
            var operand = ReadUnary();
            Leave();
            return Checked(new UnaryNode(start.Start, start.Text, operand));
        }

        if (start.Is("++") || start.Is("--"))
        {
            Next();
            var first = Current;
            var target = ReadCalls();
            CheckTarget(target, first);
            return new UpdateNode(start.Start, target, start.Text == "++" ? 1 : -1, before: true);
        }

        var node = ReadCalls();
        if ((Current.Is("++") || Current.Is("--")) && !Current.NewLine)
        {
            CheckTarget(node, start);
            return new UpdateNode(start.Start, node, Next().Text == "++" ? 1 : -1, before: false);
        }

        return node;
    }
}

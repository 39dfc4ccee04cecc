using System.Collections.Immutable;

namespace Engine.Features;

/// <summary>
/// A condition over contract facts, compiled to postfix over one bit set: <c>premie.salaris and not premie.acceptgiro</c>.
/// Weighing it allocates nothing.
/// </summary>
public sealed class FactCondition
{
    private const int Not = -1;
    private const int And = -2;
    private const int Or = -3;

    private readonly ImmutableArray<int> code;

    private FactCondition(string text, ImmutableArray<int> code)
    {
        Text = text;
        this.code = code;
    }

    public string Text { get; }

    /// <exception cref="FormatException">The text is no condition; the message says at which character and what was expected.</exception>
    public static FactCondition Parse(string text, IReadOnlyDictionary<string, int> facts)
    {
        var parser = new Parser(text, facts);
        return new(text, parser.Run());
    }

    /// <summary>Weighs the condition; at most 32 operands deep, which the parser guards.</summary>
    public bool Holds(ulong facts)
    {
        // one bit per operand: the stack of booleans is itself a bit set
        uint stack = 0;
        foreach (var op in code)
        {
            stack = op switch
            {
                Not => stack ^ 1,
                And => (stack >> 1) & (stack | ~1u),
                Or => (stack >> 1) | (stack & 1),
                _ => (stack << 1) | (uint)((facts >> op) & 1),
            };
        }

        return (stack & 1) != 0;
    }

    private sealed class Parser(string text, IReadOnlyDictionary<string, int> facts)
    {
        private readonly ImmutableArray<int>.Builder code = ImmutableArray.CreateBuilder<int>();
        private int position;
        private int depth;
        private int nesting;

        public ImmutableArray<int> Run()
        {
            ParseOr();
            return Peek() is null ? code.ToImmutable() : throw Fault("'and', 'or' of het einde");
        }

        private void ParseOr()
        {
            ParseAnd();
            while (Take("or"))
            {
                ParseAnd();
                code.Add(Or);
                depth--;
            }
        }

        private void ParseAnd()
        {
            ParseNot();
            while (Take("and"))
            {
                ParseNot();
                code.Add(And);
                depth--;
            }
        }

        private void ParseNot()
        {
            // a file must not be able to end the process by exhausting the stack
            if (++nesting > 32)
            {
                throw Fault("hoogstens 32 keer 'not' of '(' in elkaar");
            }

            if (Take("not"))
            {
                ParseNot();
                code.Add(Not);
            }
            else if (Take("("))
            {
                ParseOr();
                if (!Take(")"))
                {
                    throw Fault("')'");
                }
            }
            else
            {
                ParseFact();
            }

            nesting--;
        }

        private void ParseFact()
        {
            var word = Peek();
            if (word is null || !facts.TryGetValue(word, out var fact))
            {
                throw Fault("een van: " + string.Join(", ", facts.Keys.Order(StringComparer.Ordinal)));
            }

            position += word.Length;
            code.Add(fact);
            if (++depth > 32)
            {
                throw Fault("hoogstens 32 openstaande delen");
            }
        }

        private string? Peek()
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
            {
                position++;
            }

            if (position == text.Length)
            {
                return null;
            }

            var end = position;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_'))
            {
                end++;
            }

            return end == position ? text[position].ToString() : text[position..end];
        }

        private bool Take(string word)
        {
            if (!string.Equals(Peek(), word, StringComparison.Ordinal))
            {
                return false;
            }

            position += word.Length;
            return true;
        }

        private FormatException Fault(string expected) => new($"Teken {position + 1}: verwacht {expected}.");
    }
}

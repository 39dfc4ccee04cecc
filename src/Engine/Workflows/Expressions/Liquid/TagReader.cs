using System.Globalization;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>The inside of one tag or output: words, paths, conditions and filters.</summary>
internal sealed class TagReader
{
    private readonly string source;
    private readonly int end;
    private readonly HashSet<string> names;
    private readonly List<ExpressionReference> references;
    private int at;
    private int nesting;

    public TagReader(string source, int start, int close, bool isOutput, HashSet<string> names, List<ExpressionReference> references)
    {
        (this.source, this.names, this.references) = (source, names, references);
        Position = start;
        at = start + (source[start + 2] == '-' ? 3 : 2);
        end = close > at && source[close - 1] == '-' ? close - 1 : close;
        IsOutput = isOutput;
        Word = isOutput ? "" : ReadWord();
    }

    public int Position { get; }

    public bool IsOutput { get; }

    /// <summary>The first word of a tag.</summary>
    public string Word { get; }

    public static int FindClose(string source, int from, string close)
    {
        var quote = '\0';
        for (var i = from; i + 1 < source.Length; i++)
        {
            if (quote != '\0')
            {
                quote = source[i] == quote ? '\0' : quote;
            }
            else if (source[i] is '"' or '\'')
            {
                quote = source[i];
            }
            else if (source[i] == close[0] && source[i + 1] == close[1])
            {
                return i;
            }
        }

        return -1;
    }

    public string ReadName() => ReadWord() is { Length: > 0 } name && !PathOperand.Roots.Contains(name)
        ? name
        : throw EvaluationFault.Syntax(at, "hier hoort een eigen naam");

    public void Expect(string word)
    {
        if (!Take(word))
        {
            throw EvaluationFault.Syntax(at, $"hier hoort {word}");
        }
    }

    public void ExpectEnd()
    {
        SkipBlank();
        if (at < end)
        {
            throw EvaluationFault.Syntax(at, $"\"{source[at]}\" hoort hier niet");
        }
    }

    public Operand ReadFiltered()
    {
        var value = ReadOperand();
        var count = 0;
        while (Take("|"))
        {
            var position = at;
            var name = ReadWord();
            if (!Filters.All.TryGetValue(name, out var filter))
            {
                throw EvaluationFault.Syntax(position, $"het filter \"{name}\" bestaat niet. Er is: {string.Join(", ", Filters.All.Keys.Order(StringComparer.Ordinal))}");
            }

            List<Operand> arguments = [];
            if (Take(":"))
            {
                do
                {
                    arguments.Add(ReadOperand());
                }
                while (Take(","));
            }

            if (arguments.Count < filter.Least || arguments.Count > filter.Most || ++count > 50)
            {
                throw EvaluationFault.Syntax(position, count > 50 ? "te veel filters achter elkaar" : $"het filter {name} krijgt {filter.Least} tot {filter.Most} waarden");
            }

            value = new FilterOperand(position, value, filter, [.. arguments]);
        }

        return value;
    }

    public Operand ReadCondition(int depth = 0)
    {
        var left = ReadOperand();
        SkipBlank();
        var position = at;
        foreach (var sign in (string[])["==", "!=", "<=", ">=", "<>", "<", ">", "contains"])
        {
            if (Take(sign))
            {
                left = new CompareOperand(position, sign == "<>" ? "!=" : sign, left, ReadOperand());
                break;
            }
        }

        if (depth > 50)
        {
            throw EvaluationFault.Syntax(position, "deze voorwaarde is te lang");
        }

        return Take("and") ? new LogicOperand(true, left, ReadCondition(depth + 1)) : Take("or") ? new LogicOperand(false, left, ReadCondition(depth + 1)) : left;
    }

    public (Operand? Limit, Operand? Offset, bool Reversed) ReadLoopOptions()
    {
        (Operand? limit, Operand? offset, var reversed) = (null, null, false);
        while (true)
        {
            if (Take("limit"))
            {
                Expect(":");
                limit = ReadOperand();
            }
            else if (Take("offset"))
            {
                Expect(":");
                offset = ReadOperand();
            }
            else if (Take("reversed"))
            {
                reversed = true;
            }
            else
            {
                return (limit, offset, reversed);
            }
        }
    }

    public Operand ReadOperand()
    {
        SkipBlank();
        if (++nesting > 20)
        {
            throw EvaluationFault.Syntax(at, "deze waarde is te diep genest");
        }

        var operand = ReadSingle(at);
        nesting--;
        return operand;
    }

    private Operand ReadSingle(int start)
    {
        if (at < end && source[at] is '"' or '\'')
        {
            var close = source.IndexOf(source[at], at + 1, end - at - 1);
            at = close < 0 ? throw EvaluationFault.Syntax(start, "deze tekst eindigt nergens") : close + 1;
            return new ConstantOperand(source[(start + 1)..close]);
        }

        if (Take("("))
        {
            var from = ReadOperand();
            Expect("..");
            var range = new RangeOperand(from, ReadOperand());
            Expect(")");
            return range;
        }

        if (at < end && (char.IsAsciiDigit(source[at]) || (source[at] == '-' && at + 1 < end && char.IsAsciiDigit(source[at + 1]))))
        {
            return ReadNumber();
        }

        return ReadWord() switch
        {
            "" => throw EvaluationFault.Syntax(start, "hier hoort een waarde"),
            "true" => new ConstantOperand(true),
            "false" => new ConstantOperand(false),
            "nil" or "null" => new ConstantOperand(null),
            "empty" or "blank" => new ConstantOperand(ConstantOperand.Empty),
            var name => ReadPath(start, name),
        };
    }

    private ConstantOperand ReadNumber()
    {
        var start = at++;
        while (at < end && (char.IsAsciiDigit(source[at]) || (source[at] == '.' && at + 1 < end && char.IsAsciiDigit(source[at + 1]))))
        {
            at++;
        }

        return decimal.TryParse(source.AsSpan(start, at - start), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? new(!source.AsSpan(start, at - start).Contains('.') && number is >= long.MinValue and <= long.MaxValue ? (object)(long)number : number)
            : throw EvaluationFault.Syntax(start, "dit getal is niet goed geschreven");
    }

    private PathOperand ReadPath(int start, string name)
    {
        if (!names.Contains(name) && !PathOperand.Roots.Contains(name))
        {
            throw EvaluationFault.Syntax(start, $"{name} bestaat niet: schrijf Variables.{name} of Input.{name}");
        }

        List<Operand> steps = [];
        while (at < end && source[at] is '.' or '[')
        {
            if (source[at] == '.' && at + 1 < end && source[at + 1] == '.')
            {
                break;
            }

            if (source[at++] == '.')
            {
                steps.Add(new ConstantOperand(ReadWord() is { Length: > 0 } field ? field : throw EvaluationFault.Syntax(at, "achter de punt hoort een naam")));
            }
            else
            {
                steps.Add(steps.Count > 50 ? throw EvaluationFault.Syntax(at, "te veel velden achter elkaar") : ReadOperand());
                Expect("]");
            }
        }

        if (name is "Variables" or "Input" && steps.FirstOrDefault() is ConstantOperand { Value: string first })
        {
            references.Add(new(name == "Input" ? ExpressionReferenceKind.Input : ExpressionReferenceKind.Variable, first, false, start));
        }

        return new(start, name, [.. steps]);
    }

    private string ReadWord()
    {
        SkipBlank();
        var start = at;
        while (at < end && (char.IsLetterOrDigit(source[at]) || source[at] is '_' or '-'))
        {
            at++;
        }

        return source[start..at];
    }

    private bool Take(string word)
    {
        SkipBlank();
        if (at + word.Length > end || string.CompareOrdinal(source, at, word, 0, word.Length) != 0
            || (char.IsLetter(word[0]) && at + word.Length < end && (char.IsLetterOrDigit(source[at + word.Length]) || source[at + word.Length] is '_' or '-')))
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    private void SkipBlank()
    {
        while (at < end && char.IsWhiteSpace(source[at]))
        {
            at++;
        }
    }
}

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>Text to parts. Every fault names its place and what is expected there.</summary>
internal sealed class TemplateReader(string source)
{
    public const int MaximumLength = 262_144;

    private const int MaximumDepth = 50;

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int at;
    private int depth;

    public List<ExpressionReference> References { get; } = [];

    public Block Read()
    {
        if (source.Length > MaximumLength)
        {
            throw EvaluationFault.Syntax(0, $"de tekst is langer dan {MaximumLength} tekens");
        }

        var body = ReadBlock([], out var end);
        return end is null ? body : throw EvaluationFault.Syntax(end.Position, $"{end.Word} hoort bij geen begin");
    }

    /// <summary>Reads until one of the words that end it, or the end of the text.</summary>
    private Block ReadBlock(string[] ends, out TagReader? end)
    {
        var start = at;
        if (++depth > MaximumDepth)
        {
            throw EvaluationFault.Syntax(at, "de tekst is te diep genest");
        }

        List<Part> parts = [];
        end = null;
        while (at < source.Length)
        {
            var open = NextOpen();
            if (open > at)
            {
                parts.Add(new TextPart(at, Text(at, open)));
            }

            at = open;
            if (at >= source.Length)
            {
                break;
            }

            var tag = ReadTag();
            if (tag.IsOutput)
            {
                parts.Add(new OutputPart(tag.Position, tag.ReadFiltered()));
                tag.ExpectEnd();
            }
            else if (ends.Contains(tag.Word) || tag.Word is "else" or "elsif" || tag.Word.StartsWith("end", StringComparison.Ordinal))
            {
                end = tag;
                break;
            }
            else if (ReadPart(tag) is { } part)
            {
                parts.Add(part);
            }
        }

        depth--;
        return new(start, [.. parts]);
    }

    private Part? ReadPart(TagReader tag)
    {
        switch (tag.Word)
        {
            case "if" or "unless":
                return ReadIf(tag);
            case "for":
                return ReadFor(tag);
            case "assign":
                var name = tag.ReadName();
                tag.Expect("=");
                var value = tag.ReadFiltered();
                tag.ExpectEnd();
                names.Add(name);
                return new AssignPart(tag.Position, name, value);
            case "comment":
                var close = source.IndexOf("endcomment", at, StringComparison.Ordinal);
                at = close < 0 ? -1 : source.IndexOf("%}", close, StringComparison.Ordinal) + 2;
                return at > 1 ? null : throw EvaluationFault.Syntax(tag.Position, "dit commentaar eindigt nergens: zet {% endcomment %} aan het eind");
            default:
                throw EvaluationFault.Syntax(tag.Position, $"\"{tag.Word}\" wordt niet ondersteund: er is if, unless, for, assign en comment");
        }
    }

    private IfPart ReadIf(TagReader tag)
    {
        List<(Operand?, Block)> branches = [];
        var condition = tag.ReadCondition();
        tag.ExpectEnd();
        if (tag.Word == "unless")
        {
            condition = new NotOperand(condition);
        }

        var closing = $"end{tag.Word}";
        Operand? current = condition;
        while (true)
        {
            var body = ReadBlock([closing], out var end);
            branches.Add((current, body));
            if (end is null || (end.Word != closing && (current is null || end.Word is not ("elsif" or "else"))))
            {
                throw EvaluationFault.Syntax(end?.Position ?? tag.Position, $"hier ontbreekt {{% {closing} %}}");
            }

            current = end.Word == "elsif" ? end.ReadCondition() : null;
            end.ExpectEnd();
            if (end.Word == closing)
            {
                return new(tag.Position, [.. branches]);
            }
        }
    }

    private ForPart ReadFor(TagReader tag)
    {
        var name = tag.ReadName();
        tag.Expect("in");
        var items = tag.ReadOperand();
        var (limit, offset, reversed) = tag.ReadLoopOptions();
        tag.ExpectEnd();
        var added = names.Add(name);
        var addedLoop = names.Add("forloop");
        var body = ReadBlock(["endfor"], out var end);
        Block? otherwise = null;
        if (end?.Word == "else")
        {
            end.ExpectEnd();
            otherwise = ReadBlock(["endfor"], out end);
        }

        if (end?.Word != "endfor")
        {
            throw EvaluationFault.Syntax(end?.Position ?? tag.Position, "hier ontbreekt {% endfor %}");
        }

        end.ExpectEnd();
        _ = added && names.Remove(name);
        _ = addedLoop && names.Remove("forloop");
        return new(tag.Position, name, items, limit, offset, reversed, body, otherwise);
    }

    private TagReader ReadTag()
    {
        var start = at;
        var isOutput = source[at + 1] == '{';
        var close = TagReader.FindClose(source, at + 2, isOutput ? "}}" : "%}");
        if (close < 0)
        {
            throw EvaluationFault.Syntax(start, $"hier ontbreekt {(isOutput ? "}}" : "%}")}");
        }

        at = close + 2;
        return new(source, start, close, isOutput, names, References);
    }

    private int NextOpen()
    {
        for (var i = source.IndexOf('{', at); i >= 0 && i + 1 < source.Length; i = source.IndexOf('{', i + 1))
        {
            if (source[i + 1] is '{' or '%')
            {
                return i;
            }
        }

        return source.Length;
    }

    // a dash inside a tag takes the blank beside it away
    private string Text(int from, int to)
    {
        var text = source[from..to];
        text = from >= 3 && source[from - 3] == '-' && source[from - 1] == '}' ? text.TrimStart() : text;
        return to + 2 < source.Length && source[to + 2] == '-' ? text.TrimEnd() : text;
    }
}

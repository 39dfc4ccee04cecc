using System.Buffers;
using System.Collections.Frozen;

namespace Engine.Workflows.Expressions.JavaScript.Parsing;

/// <summary>Source text to tokens, the pieces of templates included.</summary>
internal sealed class Lexer
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.Create(StringComparer.Ordinal,
        "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "enum", "export", "extends",
        "false", "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new", "null", "return", "super", "switch", "this",
        "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield");

    // longest first
    private static readonly string[] Signs =
    [
        ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--",
        "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%",
        "&", "|", "^", "!", "~", "?", ":", "=", ".",
    ];

    private readonly string source;
    private readonly List<Token> tokens = [];

    // depth of braces at which a template continues
    private readonly Stack<int> templates = new();
    private int at;
    private int braces;
    private bool newLine;

    private Lexer(string source) => this.source = source;

    public static List<Token> Read(string source)
    {
        var lexer = new Lexer(source);
        while (lexer.Next())
        {
        }

        return lexer.tokens;
    }

    private bool Next()
    {
        SkipBlank();
        if (at >= source.Length)
        {
            Add(TokenKind.End, "", at);
            return false;
        }

        var start = at;
        var c = source[at];
        if (char.IsAsciiDigit(c) || (c == '.' && at + 1 < source.Length && char.IsAsciiDigit(source[at + 1])))
        {
            var number = NumberLiteral.Read(source, ref at);
            Add(TokenKind.Number, "", start, number);
        }
        else if (c is '"' or '\'')
        {
            at++;
            Add(TokenKind.Text, TextLiteral.Read(source, ref at, c), start);
        }
        else if (c == '`')
        {
            at++;
            ReadTemplate(start, first: true);
        }
        else if (c == '}' && templates.TryPeek(out var depth) && depth == braces)
        {
            at++;
            templates.Pop();
            ReadTemplate(start, first: false);
        }
        else if (IsNameStart(c))
        {
            ReadName(start);
        }
        else
        {
            ReadSign(start);
        }

        return true;
    }

    private void ReadTemplate(int start, bool first)
    {
        var text = TextLiteral.Read(source, ref at, '`');
        var ends = source[at - 1] == '`';
        if (!ends)
        {
            templates.Push(braces);
        }

        Add((first, ends) switch
        {
            (true, true) => TokenKind.TemplateWhole,
            (true, false) => TokenKind.TemplateStart,
            (false, true) => TokenKind.TemplateEnd,
            (false, false) => TokenKind.TemplateMiddle,
        }, text, start);
    }

    private void ReadName(int start)
    {
        while (at < source.Length && (IsNameStart(source[at]) || char.IsDigit(source[at]) || source[at] is '\u200c' or '\u200d'
            || char.GetUnicodeCategory(source[at]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))
        {
            at++;
        }

        var name = source[start..at];
        Add(Keywords.Contains(name) ? TokenKind.Keyword : TokenKind.Name, name, start);
    }

    private void ReadSign(int start)
    {
        foreach (var sign in Signs)
        {
            // a?.5:1 is a choice, not a chain
            if (string.CompareOrdinal(source, at, sign, 0, sign.Length) == 0
                && !(sign == "?." && at + 2 < source.Length && char.IsAsciiDigit(source[at + 2])))
            {
                at += sign.Length;
                braces += sign == "{" ? 1 : sign == "}" ? -1 : 0;
                Add(TokenKind.Punctuator, sign, start);
                return;
            }
        }

        throw EvaluationFault.Syntax(start, $"het teken {source[start]} hoort hier niet");
    }

    private void SkipBlank()
    {
        while (at < source.Length)
        {
            var c = source[at];
            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                newLine = true;
                at++;
            }
            else if (char.IsWhiteSpace(c) || c == '\ufeff')
            {
                at++;
            }
            else if (c == '/' && at + 1 < source.Length && source[at + 1] == '/')
            {
                var end = source.AsSpan(at).IndexOfAny(LineEnds);
                at = end < 0 ? source.Length : at + end;
            }
            else if (c == '/' && at + 1 < source.Length && source[at + 1] == '*')
            {
                var end = source.IndexOf("*/", at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    throw EvaluationFault.Syntax(at, "dit commentaar eindigt nergens: zet */ aan het eind");
                }

                newLine |= source.AsSpan(at, end - at).ContainsAny(LineEnds);
                at = end + 2;
            }
            else
            {
                return;
            }
        }
    }

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u2028\u2029");

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '$' or '_';

    private void Add(TokenKind kind, string text, int start, double number = 0)
    {
        tokens.Add(new(kind, text, number, start, at, newLine));
        newLine = false;
    }
}

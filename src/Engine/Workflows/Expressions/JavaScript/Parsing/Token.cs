namespace Engine.Workflows.Expressions.JavaScript.Parsing;

internal enum TokenKind
{
    End,
    Number,
    Text,

    /// <summary>A piece of a template; its text has the escapes resolved.</summary>
    TemplateStart,
    TemplateMiddle,
    TemplateEnd,
    TemplateWhole,
    Name,
    Keyword,
    Punctuator,
}

/// <param name="Text">The sign, name or keyword, or the content of a text.</param>
/// <param name="NewLine">A line ended just before it, which may end a statement.</param>
internal readonly record struct Token(TokenKind Kind, string Text, double Number, int Start, int End, bool NewLine)
{
    public bool Is(string sign) => Kind is TokenKind.Punctuator or TokenKind.Keyword && Text == sign;
}

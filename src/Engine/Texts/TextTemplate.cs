using System.Text.RegularExpressions;
using Engine.Ui;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace Engine.Texts;

/// <summary>What a template became.</summary>
public sealed record FilledText(string Subject, string? Category, string Body);

/// <summary>
/// A text with names between double braces, in Handlebars. A name that the data do not have is an error, never an empty place in a letter. What is
/// filled in stays on its line: it was typed by people, and must not start a paragraph or header that nobody wrote.
/// </summary>
public sealed partial class TextTemplate
{
    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration
    {
        ThrowOnUnresolvedBindingExpression = true, TextEncoder = new OneLine(), FormatProvider = Show.Dutch,
    });

    private readonly TextFile text;
    private readonly HandlebarsTemplate<object, object> subject;
    private readonly HandlebarsTemplate<object, object> body;

    /// <exception cref="TextException">It is no template.</exception>
    public TextTemplate(TextFile text)
    {
        this.text = text;
        subject = Compile(text.Subject);
        body = Compile(text.Body);
    }

    /// <param name="data">Plain data by name; lists and maps inside are for <c>{{#each}}</c> and <c>{{a.b}}</c>.</param>
    /// <exception cref="TextException">It names what the data do not have.</exception>
    public FilledText Fill(IReadOnlyDictionary<string, object?> data)
    {
        var values = TextData.Of(data);
        try
        {
            return new(subject(values), text.Category, body(values));
        }
        catch (HandlebarsUndefinedBindingException fault)
        {
            // the name stands in the template, so the message holds no data
            throw new TextException(text.Name, 1, $"hij noemt \"{fault.Path}\", en dat is er niet. Geef het mee in \"model\" of haal het uit de tekst.");
        }
    }

    private HandlebarsTemplate<object, object> Compile(string part)
    {
        if (Unsafe().IsMatch(part))
        {
            throw new TextException(text.Name, 1, "schrijf namen tussen twee accolades. Drie accolades, \"{{&\" en \"{{>\" kunnen niet.");
        }

        try
        {
            return Engine.Compile(part);
        }
        catch (HandlebarsException fault)
        {
            throw new TextException(text.Name, 1, $"de accolades kloppen niet: {fault.Message.Split('\n')[0]}");
        }
    }

    [GeneratedRegex(@"\{\{\{|\{\{~?\s*[&>]")]
    private static partial Regex Unsafe();

    private sealed class OneLine : ITextEncoder
    {
        public void Encode(System.Text.StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode(string? text, TextWriter target) => target.Write(string.Join(' ', (text ?? "").Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));

        public void Encode<T>(T? text, TextWriter target)
            where T : IEnumerator<char>
        {
            while (text?.MoveNext() == true)
            {
                target.Write(text.Current is '\r' or '\n' ? ' ' : text.Current);
            }
        }
    }
}

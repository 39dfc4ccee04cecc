using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Testing.Http;

/// <summary>One answer of the host, parsed.</summary>
public sealed class VisitedPage(Visitor visitor, HttpResponseMessage response, byte[] body)
{
    private IHtmlDocument? document;

    public HttpStatusCode Status => response.StatusCode;

    public HttpResponseMessage Response => response;

    public byte[] Bytes => body;

    public string Body => Encoding.UTF8.GetString(body);

    // where a word may be broken is no part of it
    public IHtmlDocument Document => document ??= new HtmlParser().ParseDocument(Body.Replace("&#xAD;", "", StringComparison.Ordinal));

    /// <summary>What a reader sees: the text of the main part, or of the whole page.</summary>
    public string Text => Collapse((Document.QuerySelector("main") ?? Document.Body)?.TextContent ?? "");

    public Uri Address => response.RequestMessage?.RequestUri ?? throw new InvalidOperationException("An answer without a request.");

    /// <summary>Where the answer sends the browser, absolute; null when it does not.</summary>
    public Uri? RedirectsTo => response.Headers.Location is { } location && (int)Status is >= 300 and < 400 ? new(Address, location) : null;

    /// <summary>A form by its Blazor name, its id or a selector; without argument the only form of the main part.</summary>
    public VisitedForm Form(string? name = null)
    {
        var form = name is null
            ? Document.QuerySelectorAll("main form[method=post], form[method=post]").FirstOrDefault()
            : Document.QuerySelectorAll("form").FirstOrDefault(f =>
                f.Id == name || f.GetAttribute("name") == name || f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == name)
                ?? (name.AsSpan().IndexOfAny("[.#> ") >= 0 ? Document.QuerySelector(name) : null);
        return new(visitor, this, form as IHtmlFormElement ?? throw new InvalidOperationException($"No form '{name}' on {Address}:\n{Body}"));
    }

    public VisitedForm? FormOrNone(string name) =>
        Document.QuerySelectorAll("form").Any(f => f.Id == name || f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == name) ? Form(name) : null;

    /// <summary>Follows the first link with this text.</summary>
    public Task<VisitedPage> ClickAsync(string text)
    {
        var link = Document.QuerySelectorAll("a[href]").FirstOrDefault(a => Collapse(a.TextContent) == text)
            ?? throw new InvalidOperationException($"No link '{text}' on {Address}.");
        return visitor.OpenAsync(Resolve(link.GetAttribute("href") ?? "").ToString());
    }

    internal Uri Resolve(string href) => new(Base, href);

    // relative addresses count from the base element, as in a browser
    private Uri Base => Document.QuerySelector("base")?.GetAttribute("href") is { } href ? new(Address, href) : Address;

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

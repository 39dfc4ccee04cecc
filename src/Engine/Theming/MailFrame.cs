using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Engine.Tenancy;

namespace Engine.Theming;

/// <summary>A mail in the tenant's brand: the same words as text and as HTML.</summary>
public sealed record FramedMail(string Text, string Html);

/// <summary>Puts a plain text body in the frame of the tenant's theme. Tables and inline styles, since mail programs know little else.</summary>
public sealed partial class MailFrame(ThemeCatalogue themes, TenantAddress address)
{
    /// <param name="bodyText">Paragraphs separated by empty lines; addresses of the portal itself become links.</param>
    public FramedMail Render(Tenant tenant, string subject, string bodyText)
    {
        var contact = tenant.Config.Contact;
        var text = $"{bodyText.Trim()}\n\n-- \n{tenant.Config.Name}\n{contact.Desk}, {contact.Phone} ({contact.Hours})\n{contact.Mail}\n";
        return new(text, Html(tenant, subject, bodyText));
    }

    private string Html(Tenant tenant, string subject, string bodyText)
    {
        var theme = themes.For(tenant);
        string Token(string name) => Encode(theme.Values[name].Replace('"', '\''));
        string Colour(string name) => Token($"portal.color.{name}");
        var contact = tenant.Config.Contact;
        var font = Token("portal.font.body");
        var own = address.Of(tenant).Host;
        var paragraphs = new StringBuilder();
        foreach (var paragraph in bodyText.Trim().ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            paragraphs.Append("<p style=\"margin:0 0 16px\">").Append(Linked(paragraph.Trim(), Colour("link"), own)).Append("</p>");
        }

        return $"""
            <!DOCTYPE html>
            <html lang="nl">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Encode(subject)}</title></head>
            <body style="margin:0;padding:0;background:{Colour("background")}">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:{Colour("background")}"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:{Colour("surface")};font-family:{font};font-size:16px;line-height:1.5;color:{Colour("text")}">
            <tr><td style="padding:20px 32px;background:{Colour("hero")};color:{Colour("hero-text")};font-size:20px;font-weight:bold">{Encode(tenant.Config.Name)}</td></tr>
            <tr><td style="padding:32px 32px 16px"><h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;color:{Colour("heading")}">{Encode(subject)}</h1>{paragraphs}</td></tr>
            <tr><td style="padding:20px 32px;background:{Colour("footer")};color:{Colour("footer-text")};font-size:14px">{Encode(contact.Desk)}<br>{Encode(contact.Phone)} ({Encode(contact.Hours)})<br>{Encode(contact.Mail)}</td></tr>
            </table></td></tr></table>
            </body>
            </html>
            """;
    }

    private static string Linked(string paragraph, string colour, string own)
    {
        var html = Link().Replace(Encode(paragraph), match => !Uri.TryCreate(WebUtility.HtmlDecode(match.Value), UriKind.Absolute, out var to) || to.Host != own ? match.Value
            : $"<a href=\"{match.Value}\" style=\"color:{colour}\">{match.Value}</a>");
        return html.Replace("\n", "<br>", StringComparison.Ordinal);
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    // after encoding, so that a quote or bracket can no longer stand in it
    [GeneratedRegex("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]")]
    private static partial Regex Link();
}

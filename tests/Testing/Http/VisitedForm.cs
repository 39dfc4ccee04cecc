using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Testing.Http;

/// <summary>A form as a browser holds it: starts with what the page filled in, hidden fields included.</summary>
public sealed class VisitedForm
{
    private readonly Visitor visitor;
    private readonly VisitedPage page;
    private readonly IHtmlFormElement form;
    private readonly List<(string Name, string Value)> values = [];
    private readonly List<(string Name, string FileName, byte[] Content)> files = [];

    internal VisitedForm(Visitor visitor, VisitedPage page, IHtmlFormElement form)
    {
        (this.visitor, this.page, this.form) = (visitor, page, form);
        foreach (var field in form.Elements)
        {
            Take(field);
        }
    }

    public IReadOnlyList<(string Name, string Value)> Values => values;

    /// <summary>Page that holds the form.</summary>
    public Uri Address => page.Address;

    public string? this[string name] => values.FirstOrDefault(v => v.Name == name).Value;

    /// <summary>Types a value, ticks a box or picks an option; the field must be on the form.</summary>
    public VisitedForm Fill(string name, string value)
    {
        if (form.QuerySelector($"[name='{name}']") is null)
        {
            throw new InvalidOperationException($"No field '{name}' in the form on {page.Address}: {string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")))}");
        }

        return Force(name, value);
    }

    /// <summary>Sends a value that the form does not offer, as an attacker does.</summary>
    public VisitedForm Force(string name, string value)
    {
        values.RemoveAll(v => v.Name == name);
        values.Add((name, value));
        return this;
    }

    public VisitedForm Clear(string name)
    {
        values.RemoveAll(v => v.Name == name);
        return this;
    }

    public VisitedForm Attach(string name, string fileName, byte[] content)
    {
        files.Add((name, fileName, content));
        return this;
    }

    /// <param name="button">Name of the submit button that is pressed, when the form has several.</param>
    public Task<VisitedPage> SubmitAsync(string? button = null, string? value = null)
    {
        var pressed = button is null ? values : [.. values, (button, value ?? form.QuerySelector($"button[name='{button}']")?.GetAttribute("value") ?? "")];
        var action = page.Resolve(form.GetAttribute("action") is { Length: > 0 } given ? given : page.Address.ToString());
        if (!string.Equals(form.Method, "post", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', pressed.Select(v => $"{Uri.EscapeDataString(v.Name)}={Uri.EscapeDataString(v.Value)}"));
            return visitor.GetAsync(new UriBuilder(action) { Query = query }.Uri.ToString());
        }

        return visitor.SendAsync(new(HttpMethod.Post, action) { Content = Content(pressed) });
    }

    /// <summary>Submits and follows the redirect after it.</summary>
    public async Task<VisitedPage> SubmitAndFollowAsync(string? button = null, string? value = null) =>
        await visitor.FollowAsync(await SubmitAsync(button, value));

    private HttpContent Content(IEnumerable<(string Name, string Value)> fields)
    {
        if (files.Count == 0 && !string.Equals(form.GetAttribute("enctype"), "multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        foreach (var (name, fileName, bytes) in files)
        {
            var part = new ByteArrayContent(bytes);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(part, name, fileName);
        }

        return content;
    }

    private void Take(IElement field)
    {
        if (field.GetAttribute("name") is not { Length: > 0 } name || field.HasAttribute("disabled"))
        {
            return;
        }

        switch (field)
        {
            case IHtmlInputElement { Type: "checkbox" or "radio" } box when !box.IsChecked:
            case IHtmlInputElement { Type: "submit" or "button" or "file" or "image" or "reset" }:
            case IHtmlButtonElement:
                break;
            case IHtmlInputElement input:
                values.Add((name, input.Value));
                break;
            case IHtmlTextAreaElement area:
                values.Add((name, area.Value));
                break;
            case IHtmlSelectElement select:
                values.Add((name, select.Value ?? ""));
                break;
        }
    }
}

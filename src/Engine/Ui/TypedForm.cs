using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Engine.Ui;

/// <summary>
/// A form that is shown again as it was typed without having been submitted: the request is a GET, so no page can take it for a post,
/// and the page's form parameters are filled all the same.
/// </summary>
public sealed class TypedForm
{
    /// <summary>Name of the form on its page; null when nothing is shown again.</summary>
    public string? Name { get; private set; }

    public IReadOnlyDictionary<string, StringValues> Fields { get; private set; } = new Dictionary<string, StringValues>();

    /// <summary>Whether the form had files, which have to be chosen again.</summary>
    public bool HadFiles { get; private set; }

    /// <summary>Why the form is shown again, for <see cref="PortalForm"/>; null when the page says so itself.</summary>
    public string? Notice { get; private set; }

    /// <param name="fields">Fields as posted; those of the framework are left out.</param>
    public void Show(string name, IEnumerable<KeyValuePair<string, StringValues>> fields, bool hadFiles, string? notice)
    {
        (Name, HadFiles, Notice) = (name, hadFiles, notice);
        Fields = fields.Where(f => !IsOfTheFramework(f.Key)).ToDictionary(f => f.Key, f => f.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Turns the post of this request into a view of the same page, filled.</summary>
    public async Task ShowPostAsync(HttpContext context)
    {
        if (context.Request.HasFormContentType)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            Show(form[Handler].ToString(), form, form.Files.Count > 0, null);
        }

        context.Request.Method = HttpMethods.Get;
    }

    /// <summary>Field that names the form.</summary>
    public const string Handler = "_handler";

    public static bool IsOfTheFramework(string field) => field is Handler or "__RequestVerificationToken";
}

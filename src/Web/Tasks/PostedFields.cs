using Engine.Ui;
using Engine.Workflows.Tasks.Forms;
using Microsoft.Extensions.Primitives;

namespace Web.Tasks;

/// <summary>Fields of which only the form of a task knows the names: of the post, of a form that is shown again, and of the address.</summary>
internal static class PostedFields
{
    public static TaskFields Of(HttpContext http, TypedForm typed, string form)
    {
        var fields = new Dictionary<string, StringValues>(http.Request.Query, StringComparer.OrdinalIgnoreCase);
        IEnumerable<KeyValuePair<string, StringValues>> posted = typed.Name == form ? typed.Fields : http.Request.HasFormContentType ? http.Request.Form : [];
        foreach (var (name, value) in posted.Where(f => !TypedForm.IsOfTheFramework(f.Key)))
        {
            fields[name] = value;
        }

        return new(fields);
    }
}

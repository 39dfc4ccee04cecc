using Engine.Ui;
using Engine.Workflows.Tasks.Deciding;
using Engine.Workflows.Tasks.Forms;
using Microsoft.Extensions.Primitives;

namespace Web.Tasks;

/// <summary>Fields of which only the form of a task knows the names: of the post, of a form that is shown again, and of the address.</summary>
internal static class PostedFields
{
    public static TaskFields Of(HttpContext http, TypedForm typed, string form)
    {
        // a box that is not ticked is not posted: the address must not tick it again
        var isPost = http.Request.HasFormContentType;
        var fields = new Dictionary<string, StringValues>(isPost ? [] : http.Request.Query, StringComparer.OrdinalIgnoreCase);
        IEnumerable<KeyValuePair<string, StringValues>> posted = typed.Name == form ? typed.Fields : isPost ? http.Request.Form : [];
        foreach (var (name, value) in posted.Where(f => !TypedForm.IsOfTheFramework(f.Key)))
        {
            fields[name] = value;
        }

        return new(fields);
    }

    /// <summary>Files of the post, of which one that is too large is not read further than needed to say so.</summary>
    public static async Task<IReadOnlyList<UploadedFile>> FilesAsync(HttpContext http)
    {
        var files = new List<UploadedFile>();
        var chosen = http.Request.HasFormContentType ? http.Request.Form.Files : null;
        foreach (var file in (chosen ?? Enumerable.Empty<IFormFile>()).Take(TaskUploads.MostFiles + 1))
        {
            await using var content = file.OpenReadStream();
            var bytes = new byte[Math.Min(file.Length, TaskUploads.Largest + 1)];
            await content.ReadExactlyAsync(bytes, http.RequestAborted);
            files.Add(new(file.FileName, bytes));
        }

        return [.. files.Where(f => f.Content.Length > 0)];
    }
}

using Engine;
using Engine.Texts;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Requests;

namespace Web.Rehearsals;

/// <summary>The words of mails and messages that a rehearsal would send.</summary>
/// <param name="fill">Gives a text by key, data and language, or throws a <see cref="TextException"/>.</param>
internal sealed class RehearsalTexts(Func<string, IReadOnlyDictionary<string, object?>, string?, FilledText> fill)
{
    /// <summary>Those of the current tenant.</summary>
    public static RehearsalTexts Of(TenantTexts texts) => new(texts.Fill);

    /// <summary>
    /// Those beside a file of a definition, in <c>tenant-config</c> or in the folder of a tenant in it; names and address of the portal are made up.
    /// </summary>
    /// <param name="standard">Texts of the portal, for a file that lies elsewhere.</param>
    public static RehearsalTexts Beside(string file, TextFiles standard)
    {
        var (files, tenant) = (standard, "");
        if (Directory.GetParent(Path.GetFullPath(file)) is { Name: "workflows", Parent: { } owner })
        {
            var shared = owner.Parent is { } above && Directory.Exists(Path.Combine(above.FullName, TextFiles.Folder)) ? above : null;
            (files, tenant) = (new TextFiles(new HostFolders((shared ?? owner).FullName, "")), shared is null ? "" : owner.Name);
        }

        return new((key, data, language) =>
            files.Template(files.Find(tenant, key, language: language) ?? throw new TextException(key, 1, "hij is er niet.")).Fill(new Dictionary<string, object?>(data, StringComparer.Ordinal)
            {
                ["portaal"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["naam"] = "Voorbeeldportaal", ["adres"] = "https://portaal.example/" },
                ["bureau"] = new Dictionary<string, object?>(StringComparer.Ordinal) { ["naam"] = "de servicedesk", ["telefoon"] = "000 000 00 00", ["mail"] = "servicedesk@portaal.example" },
            }));
    }

    // there is no request, so its reference is made up
    private static Dictionary<string, object?> Model(WorkRequested work)
    {
        var model = new Dictionary<string, object?>(work.Inputs.GetValueOrDefault("model") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>(), StringComparer.Ordinal);
        model.TryAdd(RequestReference.TextName, RequestReference.Of(Guid.Empty));
        return model;
    }

    /// <summary>Subject and body of what an activity sends; when its text is not there, the key and why.</summary>
    public (string Subject, string Body) Of(WorkRequested work)
    {
        var key = work.Inputs.GetValueOrDefault("templateKey") as string ?? "";
        try
        {
            var text = fill(key, Model(work), work.Inputs.GetValueOrDefault("language") as string);
            return (text.Subject, text.Body);
        }
        catch (TextException fault)
        {
            return (key, fault.Message);
        }
    }
}

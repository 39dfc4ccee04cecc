using Engine.Access;
using Engine.Documents;
using Engine.Modules;

namespace Engine.Workflows.Tasks.Deciding;

/// <summary>A file as somebody chose it.</summary>
public sealed record UploadedFile(string Name, byte[] Content);

/// <summary>Files that a task asks for: PDF, JPG and PNG, known by what is in them and not by their name.</summary>
public sealed class TaskUploads(DocumentStore documents, CurrentActor actor)
{
    /// <summary>Bytes of one file.</summary>
    public const int Largest = 5 * 1024 * 1024;

    /// <summary>Files of one task: together they stay below what a server takes in one request.</summary>
    public const int MostFiles = 5;

    /// <summary>What a file picker offers.</summary>
    public const string Accept = ".pdf,.jpg,.jpeg,.png";

    private const string Field = "Bestanden";

    private static readonly (byte[] Start, string MediaType, string Extension)[] Kinds =
    [
        ("%PDF-"u8.ToArray(), "application/pdf", ".pdf"), ([0xFF, 0xD8, 0xFF], "image/jpeg", ".jpg"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", ".png"),
    ];

    internal static IEnumerable<Refusal> Refuse(TaskContent content, IReadOnlyList<UploadedFile> files)
    {
        if (files.Count == 0)
        {
            yield return new("task.no-file", "Kies een bestand.", Field);
        }

        if (files.Count > content.MaxFiles)
        {
            yield return new("task.file-count", $"Kies hoogstens {content.MaxFiles} bestanden.", Field);
        }

        if (files.Any(f => f.Content.Length > Largest))
        {
            yield return new("task.file-size", "Een bestand mag hoogstens 5 MB groot zijn.", Field);
        }

        if (files.Any(f => KindOf(f).MediaType is null))
        {
            yield return new("task.file-kind", "Kies een PDF, JPG of PNG. Een ander bestand kunnen wij niet aannemen.", Field);
        }
    }

    /// <summary>Adds the files to the unit of work, for who may see the task.</summary>
    /// <returns>Their ids.</returns>
    internal async Task<List<object?>> KeepAsync(WorkTask task, IReadOnlyList<UploadedFile> files, CancellationToken cancellation)
    {
        var ids = new List<object?>();
        foreach (var (number, file) in files.Index())
        {
            var (type, owner) = task switch
            {
                { AccountId: { } account } => (StoredDocument.OfAccount, account),
                { OrganisationId: { } organisation } => (StoredDocument.OfOrganisation, organisation),
                _ => ("taak", task.Id),
            };
            var (_, media, extension) = KindOf(file);
            // whoever opens it gets what is in it, whatever the sender called it
            var name = Path.ChangeExtension(file.Name, extension);
            var kept = await documents.AddAsync(
                new($"task:{task.Id:N}:{number}", type, owner.ToString(), name, media, file.Content, [.. task.Roles, actor.Value.AccountId.ToString()], null), cancellation);
            ids.Add(kept.Id.ToString());
        }

        return ids;
    }

    private static (byte[] Start, string MediaType, string Extension) KindOf(UploadedFile file) => Array.Find(Kinds, k => file.Content.AsSpan().StartsWith(k.Start));
}

using Engine.Access;
using Engine.Workflows.Runtime;
using Engine.Workflows.Values;

namespace Engine.Workflows.Tasks;

/// <summary>What a task asks and shows: it may be about a person, so it is kept sealed.</summary>
/// <param name="Title">What is asked, in a few words.</param>
/// <param name="Outcomes">What can be decided, in the order of the page.</param>
/// <param name="Data">What it is about, by the label under which it is shown.</param>
/// <param name="Checklist">What has to be checked one by one.</param>
public sealed record TaskContent(string Title, IReadOnlyList<string> Outcomes, IReadOnlyDictionary<string, object?> Data, IReadOnlyList<string> Checklist)
{
    /// <summary>Files that may be brought; 0 for a task that asks for none.</summary>
    public int MaxFiles { get; init; }

    /// <summary>Labels of the data that the definition lets people mend, and whose corrections it therefore reads.</summary>
    public IReadOnlyList<string> Correctable { get; init; } = [];

    /// <summary>Mailboxes of people who never decide, also under an account that they get later: four eyes.</summary>
    internal IReadOnlyList<string> Mailboxes { get; init; } = [];

    /// <summary>Data of one value that may be mended.</summary>
    public IReadOnlyList<(string Label, string Value)> Mendable => [.. Data.Where(d => Correctable.Contains(d.Key, StringComparer.Ordinal) && d.Value is not (IReadOnlyDictionary<string, object?> or IReadOnlyList<object?>)).Select(d => (d.Key, DutchText.Of(d.Value)))];

    /// <summary>All data, each as one text.</summary>
    public IReadOnlyList<(string Label, string? Value)> Facts => [.. Data.Select(d => (d.Key, (string?)DutchText.Of(d.Value)))];

    /// <summary>Whether it excludes who has this mail, under whatever account.</summary>
    internal bool Excludes(string mail) => Mailboxes.Contains(SamePerson.MailboxOf(mail), StringComparer.Ordinal);

    internal byte[] Seal(SealedValues values) => values.Seal(WorkTask.ContentPurpose, new OrderedDictionary<string, object?>
    {
        ["title"] = Title, ["outcomes"] = Outcomes.ToList<object?>(), ["data"] = Data, ["checklist"] = Checklist.ToList<object?>(), ["files"] = (long)MaxFiles, ["correctable"] = Correctable.ToList<object?>(), ["mailboxes"] = Mailboxes.ToList<object?>(),
    }) ?? [];

    internal static TaskContent Open(SealedValues values, byte[] content)
    {
        var fields = values.Reveal(WorkTask.ContentPurpose, content) as IReadOnlyDictionary<string, object?> ?? Plain.EmptyMap;
        return new(
            fields.GetValueOrDefault("title") as string ?? "", Texts(fields, "outcomes"),
            fields.GetValueOrDefault("data") as IReadOnlyDictionary<string, object?> ?? Plain.EmptyMap, Texts(fields, "checklist")) 
        {
            MaxFiles = fields.GetValueOrDefault("files") is long files ? (int)files : 0, Correctable = Texts(fields, "correctable"), Mailboxes = Texts(fields, "mailboxes"),
        };
    }

    private static IReadOnlyList<string> Texts(IReadOnlyDictionary<string, object?> fields, string name) =>
        [.. (fields.GetValueOrDefault(name) as IReadOnlyList<object?> ?? []).OfType<string>()];
}

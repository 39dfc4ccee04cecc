using System.Globalization;
using Engine.Modules;
using Engine.Workflows.Tasks.Forms;

namespace Engine.Workflows.Tasks.Deciding;

/// <summary>The checklist of a task as somebody went through it: each item ticked or not, with what was found, and data that was mended.</summary>
public static class TaskChecks
{
    public const int MaxFinding = 500;

    public static string Ticked(int item) => Name("Punt", item);

    public static string Finding(int item) => Name("Bevinding", item);

    public static string Correction(int value) => Name("Gegeven", value);

    /// <summary>Null when it will do; what goes on must be checked whole.</summary>
    internal static IEnumerable<Refusal> Refuse(TaskContent content, TaskFields fields, bool whole)
    {
        for (var i = 0; i < content.Checklist.Count; i++)
        {
            if (whole && !fields.Has(Ticked(i)))
            {
                yield return new("task.unchecked", $"Controleer eerst: {content.Checklist[i]}", Ticked(i));
            }

            if (fields.Text(Finding(i)) is { Length: > MaxFinding })
            {
                yield return new("task.finding-length", $"Gebruik hoogstens {MaxFinding} tekens.", Finding(i));
            }
        }

        for (var i = 0; i < content.Mendable.Count; i++)
        {
            if (whole && fields.Has(Correction(i)) && fields.Text(Correction(i)) is null && content.Mendable[i].Value.Length > 0)
            {
                yield return new("task.correction-empty", $"Vul in: {content.Mendable[i].Label}.", Correction(i));
            }

            if (fields.Text(Correction(i)) is { Length: > MaxFinding })
            {
                yield return new("task.correction-length", $"Gebruik hoogstens {MaxFinding} tekens.", Correction(i));
            }
        }
    }

    /// <summary>Each item with whether it was ticked and what was found.</summary>
    internal static List<object?> Findings(TaskContent content, TaskFields fields) => [.. content.Checklist.Select((item, i) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["item"] = item, ["checked"] = fields.Has(Ticked(i)), ["note"] = fields.Text(Finding(i)),
    })];

    /// <summary>Data that differs from what was shown, by its label.</summary>
    internal static Dictionary<string, object?> Corrections(TaskContent content, TaskFields fields) => content.Mendable
        .Select((value, i) => (value.Label, Old: value.Value, New: fields.Text(Correction(i)) ?? "", Posted: fields.Has(Correction(i))))
        .Where(c => c.Posted && c.New != c.Old.Trim()).ToDictionary(c => c.Label, c => (object?)c.New, StringComparer.Ordinal);

    private static string Name(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what}-{number + 1}");
}

using Engine.Calendar;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Engine.Audit;

/// <summary>A selection of log lines; what is null does not select.</summary>
public sealed record AuditFilter
{
    public DateOnly? From { get; init; }

    /// <summary>Last day that counts.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Part of the person's name, in any case.</summary>
    public string? Person { get; init; }

    public AuditAction? Action { get; init; }

    public AuditOutcome? Outcome { get; init; }

    /// <summary>Part of the kind of event, such as <c>afmelden</c>.</summary>
    public string? Type { get; init; }

    public string? ObjectType { get; init; }

    /// <summary>Says for the log itself what was asked: the period and choices, but never the name that somebody looked for.</summary>
    public string Describe() => string.Join("; ", new[]
    {
        (From, Until) switch
        {
            (null, null) => "alle dagen",
            ({ } from, null) => $"vanaf {Show.Date(from)}",
            (null, { } until) => $"tot en met {Show.Date(until)}",
            ({ } from, { } until) => $"{Show.Date(from)} tot en met {Show.Date(until)}",
        },
        Person is null ? null : "op persoon",
        Action is { } action ? "actie " + action.Words() : null,
        Outcome is { } outcome ? "uitkomst " + outcome.Words() : null,
        Type is null ? null : "op gebeurtenis",
        ObjectType is null ? null : "op onderwerp",
    }.OfType<string>());

    internal IQueryable<AuditEvent> Apply(IQueryable<AuditEvent> lines)
    {
        var since = From is { } from ? DutchTime.StartOf(from).ToUniversalTime() : (DateTimeOffset?)null;
        var before = Until is { } until && until < DateOnly.MaxValue ? DutchTime.StartOf(until.AddDays(1)).ToUniversalTime() : (DateTimeOffset?)null;
        lines = since is null ? lines : lines.Where(e => e.At >= since);
        lines = before is null ? lines : lines.Where(e => e.At < before);
        lines = Action is { } action ? lines.Where(e => e.Action == action) : lines;
        lines = Outcome is { } outcome ? lines.Where(e => e.Outcome == outcome) : lines;
#pragma warning disable CA1304, CA1311 // runs in the database, which has no culture of ours
        lines = Part(Person) is { } person ? lines.Where(e => EF.Functions.Like(e.AccountName == null ? "" : e.AccountName.ToLower(), person, "\\")) : lines;
#pragma warning restore CA1304, CA1311
        lines = Part(Type) is { } type ? lines.Where(e => EF.Functions.Like(e.Type, type, "\\")) : lines;
        return Part(ObjectType) is { } kind ? lines.Where(e => EF.Functions.Like(e.ObjectType, kind, "\\")) : lines;
    }

    private static string? Part(string? text) => text is null ? null : "%" + text.ToLowerInvariant()
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
}

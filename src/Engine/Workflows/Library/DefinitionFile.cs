using Engine.Data;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Comparing;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Library;

/// <summary>One definition with its versions, for who looks after it.</summary>
public sealed class DefinitionFile(PortalDbContext db, PublishChecks checks)
{
    /// <summary>What a list of versions tells.</summary>
    /// <param name="IsPublished">New instances start with it.</param>
    /// <param name="PublishedAt">Null while it is a draft.</param>
    /// <param name="By">Null for a file.</param>
    public sealed record Version(Guid Id, int Number, bool IsPublished, DateTimeOffset? PublishedAt, DateTimeOffset At, string? By, VersionOrigin Origin)
    {
        public bool IsDraft => PublishedAt is null;
    }

    /// <param name="Versions">Newest first.</param>
    /// <param name="Shown">The version of <paramref name="Definition"/>.</param>
    /// <param name="Findings">Of a draft: what stands in the way of publishing, and what is worth knowing.</param>
    /// <param name="Alarms">What the clock starts of the published version, soonest first.</param>
    public sealed record Detail(
        IReadOnlyList<Version> Versions, Version Shown, WorkflowDefinition Definition, IReadOnlyList<DefinitionFinding> Findings, IReadOnlyList<Alarm> Alarms);

    /// <param name="DueAt">When it starts the next instance.</param>
    public sealed record Alarm(string ActivityId, DateTimeOffset DueAt);

    /// <param name="From">Number of the version that is compared.</param>
    public sealed record Comparison(string Name, int From, int To, DefinitionDifference Difference);

    /// <param name="number">Null for the published version, or else the latest.</param>
    /// <returns>Null when the tenant has no such definition or version.</returns>
    public async Task<Detail?> LoadAsync(string definition, int? number, CancellationToken cancellation)
    {
        var versions = await db.Set<WorkflowVersion>().AsNoTracking().Where(v => v.DefinitionId == definition).OrderByDescending(v => v.Number)
            .Select(v => new Version(v.Id, v.Number, v.PublishedAs != null, v.PublishedAt, v.At, v.By, v.Origin)).ToListAsync(cancellation);
        var shown = number is null ? versions.Find(v => v.IsPublished) ?? versions.FirstOrDefault() : versions.Find(v => v.Number == number);
        return shown is not null && await ReadAsync(definition, shown.Number, cancellation) is { } read
            ? new(versions, shown, read, shown.IsDraft ? checks.Check(read) : [], await AlarmsAsync(definition, cancellation))
            : null;
    }

    /// <returns>Null when the tenant lacks one of the two.</returns>
    public async Task<Comparison?> CompareAsync(string definition, int from, int to, CancellationToken cancellation) =>
        await ReadAsync(definition, from, cancellation) is { } before && await ReadAsync(definition, to, cancellation) is { } after
            ? new(after.Name, from, to, DefinitionComparison.Compare(before, after))
            : null;

    private Task<List<Alarm>> AlarmsAsync(string definition, CancellationToken cancellation) => db.Set<PublishedTrigger>()
        .Where(t => t.DefinitionId == definition && t.DueAt != null).OrderBy(t => t.DueAt).Select(t => new Alarm(t.ActivityId, t.DueAt ?? default)).ToListAsync(cancellation);

    private async Task<WorkflowDefinition?> ReadAsync(string definition, int number, CancellationToken cancellation)
    {
        var json = await db.Set<WorkflowVersion>().Where(v => v.DefinitionId == definition && v.Number == number).Select(v => v.Json).FirstOrDefaultAsync(cancellation);
        return json is null ? null : DefinitionReader.Read(json).Definition;
    }
}

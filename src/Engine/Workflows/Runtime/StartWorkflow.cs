using Engine.Data;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>Makes instances, in the unit of work of what they are about: both are kept or neither.</summary>
public sealed class StartWorkflow(PortalDbContext db, Signals signals, CompiledVersions compiled, TimeProvider time)
{
    /// <param name="DefinitionId">Starts with its published version, or with the one that <see cref="Number"/> names.</param>
    /// <param name="Inputs">Plain data by name.</param>
    public sealed record Request(string DefinitionId, IReadOnlyDictionary<string, object?> Inputs)
    {
        /// <summary>Given by who must know it beforehand.</summary>
        public Guid Id { get; init; } = Guid.CreateVersion7();

        /// <summary>Number of a version that was published once; null for the published one.</summary>
        public int? Number { get; init; }

        public string? CorrelationId { get; init; }

        /// <summary>The person whom it is about.</summary>
        public Guid? SubjectId { get; init; }

        /// <summary>The request that it carries out.</summary>
        public Guid? RequestId { get; init; }

        /// <summary>Account of who starts it.</summary>
        public Guid? StartedBy { get; init; }

        /// <summary>The instance that dispatches it.</summary>
        public Guid? ParentId { get; init; }

        /// <summary>How many instances started each other before it.</summary>
        public int Generation { get; init; }

        /// <summary>Bookmark there that its end resumes, by its number; null when nobody waits.</summary>
        public int? ParentBookmark { get; init; }

        /// <summary>The activity that starts it, and what it was given; null for the ordinary start.</summary>
        public (string ActivityId, object? Payload)? Trigger { get; init; }
    }

    /// <summary>Adds it to the unit of work; saving makes it real, and a worker runs it.</summary>
    /// <returns>Null when the definition or version is not published, or when its strategy allows no other beside one that runs.</returns>
    /// <remarks>Two at once where one is allowed: the second save fails as a double.</remarks>
    public async Task<WorkflowInstance?> AddAsync(Request request, CancellationToken cancellation) => (await AddAllAsync([request], cancellation))[0];

    /// <summary>The same for many at once, with as few questions to the database as for one.</summary>
    /// <returns>In the order of the requests.</returns>
    public async Task<IReadOnlyList<WorkflowInstance?>> AddAllAsync(IReadOnlyList<Request> requests, CancellationToken cancellation)
    {
        var wanted = requests.Select(r => r.DefinitionId).Distinct(StringComparer.Ordinal).ToList();
        var numbers = requests.Select(r => r.Number).OfType<int>().Distinct().ToList();
        var found = await db.Set<WorkflowVersion>().Where(v => wanted.Contains(v.DefinitionId) && (v.PublishedAs != null || numbers.Contains(v.Number)))
            .Select(v => new { v.DefinitionId, v.Number, v.VersionId, IsPublished = v.PublishedAs != null }).ToListAsync(cancellation);
        var versions = requests.Select(r => found.Find(v => v.DefinitionId == r.DefinitionId && (r.Number is null ? v.IsPublished : v.Number == r.Number))?.VersionId).ToList();
        var rules = requests.Select((r, i) => versions[i] is { } version && compiled.Find(db, version) is { } workflow ? ActivationRule.Of(workflow.Definition, r.CorrelationId) : null).ToList();
        var taken = await TakenPlaces.ReadAsync(db, rules, cancellation);
        return [.. requests.Select((request, i) => rules[i] is { } rule && versions[i] is { } version && taken.Take(rule, request.CorrelationId) ? Add(request, version, rule) : null)];
    }

    private WorkflowInstance Add(Request request, string version, ActivationRule rule)
    {
        var now = time.GetUtcNow();
        var instance = new WorkflowInstance
        {
            Id = request.Id, VersionId = version, DefinitionId = request.DefinitionId, CorrelationId = request.CorrelationId, ActiveKey = rule.ActiveKey,
            Status = WorkflowStatus.Running, SubStatus = WorkflowSubStatus.Pending, ParentId = request.ParentId, ParentBookmark = request.ParentBookmark, SubjectId = request.SubjectId,
            RequestId = request.RequestId, StartedBy = request.StartedBy, Generation = request.Generation,
            StartedAt = now, UpdatedAt = now,
        };
        db.Add(instance);
        signals.Add(new()
        {
            InstanceId = instance.Id, Kind = SignalKind.Start, DeliveryKey = $"start:{instance.Id}", At = now,
            Payload = signals.Seal(StartPayload.Write(request)),
        });
        return instance;
    }
}

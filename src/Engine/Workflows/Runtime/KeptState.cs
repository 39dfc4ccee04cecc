using Engine.Data;
using Engine.Data.Encryption;
using Engine.Workflows.Execution.State;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>Reads and writes the sealed state of instances, with their large values in rows beside it.</summary>
public sealed class KeptState(PortalDbContext db, FieldProtector protector, SealedValues values)
{
    private readonly Dictionary<Guid, LargeValues> beside = [];

    /// <returns>Null before the first step.</returns>
    internal InstanceState? Read(WorkflowInstance instance)
    {
        var large = beside[instance.Id] = new(Guid.CreateVersion7, id => Fetch(instance.Id, id));
        return instance.State is { } kept ? InstanceStateJson.Read(protector.Reveal(WorkflowInstance.StatePurpose, kept), large) : null;
    }

    /// <summary>Writes the state of an instance that was read here. What stays the same is not written again, and what nothing names any more goes.</summary>
    internal async Task WriteAsync(WorkflowInstance instance, InstanceState state, CancellationToken cancellation)
    {
        var large = beside[instance.Id];
        instance.State = protector.Protect(WorkflowInstance.StatePurpose, InstanceStateJson.Write(state, large));
        db.AddRange(large.New.Select(v => new WorkflowPayload { Id = v.Id, InstanceId = instance.Id, Content = values.Seal(WorkflowPayload.ContentPurpose, v.Value) ?? [] }));
        if (large.Unused is { Count: > 0 } unused)
        {
            await db.Set<WorkflowPayload>().Where(p => p.InstanceId == instance.Id && unused.Contains(p.Id)).ExecuteDeleteAsync(cancellation);
        }
    }

    // within a burst, which never waits: the value is asked for by an expression or an activity
    private object? Fetch(Guid instance, Guid id) => values.Reveal(
        WorkflowPayload.ContentPurpose,
        db.Set<WorkflowPayload>().Where(p => p.InstanceId == instance && p.Id == id).Select(p => p.Content).FirstOrDefault()
            ?? throw new InvalidOperationException($"Instance {instance} lacks the value {id}."));
}

using Engine.Data;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>Ends a request with the instance that carries it out, in the same step. Its status stays as the definition left it.</summary>
public sealed class EndRequest(PortalDbContext db)
{
    internal async Task HandleAsync(WorkflowInstance instance, DateTimeOffset at, CancellationToken cancellation)
    {
        // the end of a child is not the end of what was asked
        if (instance is { RequestId: { } id, ParentId: null }
            && await db.Set<PortalRequest>().FirstOrDefaultAsync(r => r.Id == id && r.EndedAt == null, cancellation) is { } request)
        {
            request.End(at, instance.SubStatus == WorkflowSubStatus.Cancelled);
        }
    }
}

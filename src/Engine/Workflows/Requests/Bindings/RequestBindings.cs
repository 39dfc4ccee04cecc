using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests.Bindings;

/// <summary>
/// Which definition handles a kind of request in this tenant: the binding that began last, or else the definition whose id is that of the kind. So
/// a file beside the tenant file is enough, and the console can choose another.
/// </summary>
public sealed class RequestBindings(PortalDbContext db, TimeProvider time)
{
    /// <param name="Number">Version to keep to; null for the published one.</param>
    public sealed record Handler(string DefinitionId, int? Number);

    public async Task<Handler> HandlerAsync(string kind, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await db.Set<WorkflowBinding>().Where(b => b.RequestKind == kind && b.From <= now).OrderByDescending(b => b.From).ThenByDescending(b => b.Sequence)
            .Select(b => new Handler(b.DefinitionId, b.Number)).FirstOrDefaultAsync(cancellation) ?? new(kind, null);
    }
}

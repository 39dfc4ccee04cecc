using Engine.Data;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>Which request an instance carries out, for mails that go later than its step.</summary>
internal static class RequestOfInstance
{
    /// <returns>Null for work that nobody asked for.</returns>
    public static Task<Guid?> RequestOfAsync(this PortalDbContext db, Guid instance, CancellationToken cancellation) =>
        db.Set<WorkflowInstance>().Where(i => i.Id == instance).Select(i => i.RequestId).FirstOrDefaultAsync(cancellation);
}

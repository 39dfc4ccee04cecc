using System.Security.Cryptography;
using System.Text;
using Engine.Data;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests.Work;

/// <summary>
/// Lets one open request hold a key. Of two that ask for it at once the step of one fails on the unique index and is done again, and then finds
/// the other. The key is free again when its request ends.
/// </summary>
internal sealed class EnsureSingleRequest(PortalDbContext db) : ActivityWork
{
    public override async Task<WorkAnswer?> DoAsync(WorkRequest work, CancellationToken cancellation)
    {
        var own = work.Instance.RequestId;
        if (await db.Set<PortalRequest>().FirstOrDefaultAsync(r => r.Id == own && r.EndedAt == null, cancellation) is not { } request)
        {
            throw new ActivityFault(IncidentTypes.Work, "Dit proces hoort niet bij een open aanvraag");
        }

        // a hash, so that a key may be as long as it likes and shows nothing of whom it is about
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(work.Needed("key"))));
        if (request.SingleKey is { } held && held != key)
        {
            throw new ActivityFault(IncidentTypes.Work, "Deze aanvraag heeft al een andere sleutel. Een aanvraag kan er één hebben");
        }

        var holder = await db.Set<PortalRequest>().Where(r => r.SingleKey == key && r.Id != request.Id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellation);
        if (holder is { } other)
        {
            request.RunningId = other;
            return new("AlreadyOpen", ("existingRequestId", other.ToString("N")));
        }

        request.SingleKey = key;
        return new("Free");
    }
}

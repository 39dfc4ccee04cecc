using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests.Work;

/// <summary>Moves the request of an instance, or one that it names, to a status of its kind.</summary>
internal sealed class SetRequestStatus(PortalDbContext db, ModuleCatalogue modules, FieldProtector protector) : ActivityWork
{
    private const int MaxNote = 1000;

    public override async Task<WorkAnswer?> DoAsync(WorkRequest work, CancellationToken cancellation)
    {
        var request = await FindAsync(work, cancellation);
        var (status, before) = (work.Needed("status"), request.Status);
        if (modules.RequestKinds.GetValueOrDefault(request.Kind)?.Status(status) is null)
        {
            throw new ActivityFault(IncidentTypes.Work, $"Invoer \"status\": aanvragen van de soort {request.Kind} hebben deze status niet");
        }

        if (request.EndedAt is not null || (work.Texts("allowedFrom") is { Count: > 0 } from && !from.Contains(before, StringComparer.Ordinal)))
        {
            return new("Conflict", ("previousStatus", before));
        }

        db.Add(request.Move(status, Sealed(work.Text("publicNote")), work.At));
        return new("Done", ("previousStatus", before));
    }

    private async Task<PortalRequest> FindAsync(WorkRequest work, CancellationToken cancellation)
    {
        var id = work.Text("requestId") is not { Length: > 0 } named ? work.Instance.RequestId : Guid.TryParse(named, out var given) ? given : null;
        return await db.Set<PortalRequest>().FirstOrDefaultAsync(r => r.Id == id, cancellation)
            ?? throw new ActivityFault(IncidentTypes.Work, "Dit proces hoort niet bij een aanvraag, of die aanvraag is er niet meer");
    }

    private byte[]? Sealed(string? note) => (note ?? "").Trim() switch
    {
        "" => null,
        { Length: > MaxNote } => throw new ActivityFault(IncidentTypes.Work, $"Invoer \"publicNote\": de tekst is langer dan {MaxNote} tekens"),
        var text => protector.Protect(RequestStatusLine.NotePurpose, text),
    };
}

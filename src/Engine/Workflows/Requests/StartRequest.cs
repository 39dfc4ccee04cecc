using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Workflows.Requests.Bindings;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>Makes a request and starts the definition that handles its kind, in the unit of work of what it is about.</summary>
public sealed class StartRequest(
    PortalDbContext db, RequestBindings bindings, StartWorkflow workflows, ModuleCatalogue modules, CurrentTenant tenant, CurrentActor actor, FieldProtector protector, AuditLog audit, TimeProvider time)
{
    /// <summary>Name of the input that tells the definition which request it carries out.</summary>
    public const string RequestInput = "RequestId";

    public static readonly Refusal NoProcess = new("request.no-process", "Wij kunnen deze aanvraag nu niet aannemen. Probeer het later opnieuw of neem contact met ons op.");

    /// <param name="Kind">Id of a kind that a module offers.</param>
    /// <param name="FormKey">Made when the form was shown.</param>
    /// <param name="Title">See <see cref="PortalRequest.Title"/>.</param>
    /// <param name="Inputs">Plain data by name, for the definition.</param>
    public sealed record Input(string Kind, Guid FormKey, string Title, IReadOnlyDictionary<string, object?> Inputs)
    {
        /// <summary>Null for the organisation of who asks, or for none.</summary>
        public Guid? OrganisationId { get; init; }

        public Guid? ContractId { get; init; }

        public Guid? SubjectId { get; init; }

        /// <summary>Name of whom it is for, when the title cannot say it; it is kept sealed.</summary>
        public string? Whom { get; init; }

        /// <summary>What was asked, as its first status tells it; it is kept sealed. Null for nothing.</summary>
        public string? Note { get; init; }

        /// <summary>A visitor who asks; null for who is signed in.</summary>
        public Requester? Requester { get; init; }
    }

    /// <summary>Saves the unit of work, with all that the caller added to it. Who may ask this is for the caller to decide.</summary>
    /// <returns>The request that the same form made before, when there is one; then nothing is saved.</returns>
    public async Task<Result<PortalRequest>> HandleAsync(Input input, CancellationToken cancellation)
    {
        if (await FindAsync(input, cancellation) is { } before)
        {
            db.ChangeTracker.Clear();
            return before;
        }

        var kind = modules.RequestKinds[input.Kind];
        var now = time.GetUtcNow();
        var request = new PortalRequest
        {
            Kind = kind.Id, FormKey = input.FormKey, Title = input.Title, RequesterId = actor.OrNone?.AccountId, OrganisationId = input.OrganisationId ?? actor.OrNone?.OrganisationId,
            Requester = Visitor(input)?.Seal(protector), RequesterMailHash = Visitor(input) is { } visitor ? protector.SearchHash(PortalRequest.RequesterPurpose, nameof(Requester.Mail), visitor.Mail) : null,
            ContractId = input.ContractId, SubjectId = input.SubjectId, Whom = input.Whom is null ? null : protector.Protect(PortalRequest.WhomPurpose, input.Whom), Status = kind.Statuses[0].Id, At = now,
            Promised = kind.PromisedWorkingDays is { } days ? new WorkingDays(tenant.Value.Config).Promise(now, days) : null,
        };
        if (!await StartAsync(request, input.Inputs, cancellation))
        {
            return NoProcess;
        }

        db.Add(request);
        db.Add(request.Move(request.Status, input.Note is null ? null : protector.Protect(RequestStatusLine.NotePurpose, input.Note), now));
        audit.Add(new(AuditAction.Create, "portal.aanvraag-doen") { ObjectType = "aanvraag", ObjectId = request.Id, Detail = kind.Id });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            // the same form at the same moment: the other one is the request
            db.ChangeTracker.Clear();
            if (await FindAsync(input, cancellation) is { } other)
            {
                return other;
            }

            throw;
        }

        return request;
    }

    // of an account the portal knows name and address, and they may change
    private Requester? Visitor(Input input) => actor.OrNone is null ? input.Requester : null;

    private async Task<bool> StartAsync(PortalRequest request, IReadOnlyDictionary<string, object?> inputs, CancellationToken cancellation)
    {
        var handler = await bindings.HandlerAsync(request.Kind, cancellation);
        var given = new Dictionary<string, object?>(inputs, StringComparer.Ordinal) { [RequestInput] = request.Id.ToString("N") };
        return await workflows.AddAsync(
            new(handler.DefinitionId, given) { Number = handler.Number, RequestId = request.Id, SubjectId = request.SubjectId, StartedBy = request.RequesterId }, cancellation) is not null;
    }

    // a key that somebody else's form carries is not a way to see their request
    private Task<PortalRequest?> FindAsync(Input input, CancellationToken cancellation)
    {
        var requester = actor.OrNone?.AccountId;
        return db.Set<PortalRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.FormKey == input.FormKey && r.Kind == input.Kind && r.RequesterId == requester, cancellation);
    }
}

using Engine.Data;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Rules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>Whether a consent (<c>consentId</c>) stands now: given, and not taken back. To be asked just before its data are used.</summary>
internal sealed class ConsentGrantedRule(PortalDbContext db) : PortalRule
{
    public const string Key = "consent-granted";

    public override async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation)
    {
        var id = arguments.Id("consentId") ?? throw new ActivityFault(IncidentTypes.Work, "Gegeven \"consentId\" ontbreekt of is geen id van een toestemming");
        var state = await db.Set<ConsentRequest>().Where(r => r.Id == id && r.Kind == ConsentKind.Consent).Select(r => (ConsentState?)r.State).FirstOrDefaultAsync(cancellation);
        return state switch
        {
            ConsentState.Granted => [],
            ConsentState.Withdrawn => ["De toestemming is ingetrokken."],
            _ => ["Er is geen toestemming gegeven."],
        };
    }
}

using Engine.Data;
using Engine.Jobs;
using Engine.Workflows.Runtime;

namespace Engine.Workflows.Consents;

/// <summary>Tells processes that a consent was taken back. A start that collides with another is tried again, and the withdrawal stands.</summary>
public sealed class TellWithdrawal(WorkflowEvents events) : JobHandler
{
    public const string JobKind = "consent.withdrawn";

    public override string Kind => JobKind;

    public override string Title => "Intrekking van toestemmingen doorgeven";

    public override Task HandleAsync(Guid row, PortalDbContext context, CancellationToken cancellation) => events.PublishAsync(
        WithdrawConsent.EventName, row.ToString(), new Dictionary<string, object?>(StringComparer.Ordinal) { ["consentId"] = row.ToString() }, $"withdrawn:{row}", cancellation);
}

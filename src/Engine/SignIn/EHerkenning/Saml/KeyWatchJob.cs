using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Warns in the log every morning, for hosts whose health page nobody reads.</summary>
internal sealed partial class KeyWatchJob(KeyWatch watch, CurrentTenant tenant, ILogger<KeyWatchJob> log) : JobHandler
{
    public const string JobKind = "portal.eherkenning-keys";

    public override string Kind => JobKind;

    public override string Title => "Sleutels van eHerkenning controleren";

    public override Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        foreach (var finding in watch.Findings(tenant.Value))
        {
            LogFinding(log, tenant.Value.Id, finding);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "eHerkenning of {TenantId}: {Finding}")]
    private static partial void LogFinding(ILogger logger, string tenantId, string finding);
}

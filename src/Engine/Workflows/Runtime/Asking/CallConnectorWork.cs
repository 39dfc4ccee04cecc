using Engine.Tenancy;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime.Work;

namespace Engine.Workflows.Runtime.Asking;

/// <summary>Has a connector of the tenant asked, after the step; the answer comes as a signal.</summary>
internal sealed class CallConnectorWork(EffectQueue queue, CurrentTenant tenant) : ActivityWork
{
    private const int MostAttempts = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public override Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        var (key, operationKey) = (request.Needed("connectorKey"), request.Needed("operation"));
        var operation = tenant.Value.Config.Outside.Operation(key, operationKey);
        var call = ConnectorCall.Of(operation, request.Map("arguments"), out var fault) ?? throw new ActivityFault(IncidentTypes.Conversion, fault ?? "");
        var timeout = request.Span("timeout") is { } asked && asked > TimeSpan.Zero && asked < Longest ? asked : Longest;
        queue.Ask(
            request.Instance, request.Asked.Source, request.At, new ConnectorQuestion(key, call, timeout, request.Bookmark, Math.Clamp(request.Whole("attempts") ?? 1, 1, MostAttempts)));
        return Task.FromResult<WorkAnswer?>(null);
    }
}

using Engine.Audit;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Runtime.Work;

/// <summary>Writes a note in the log of the portal. Its text stands in the definition; of data it takes flags and ids: a number may be that of a citizen, and a date that of a birth.</summary>
internal sealed class WriteAuditNote(AuditLog audit) : ActivityWork
{
    public override Task<WorkAnswer?> DoAsync(WorkRequest work, CancellationToken cancellation)
    {
        var data = string.Join(", ", work.Map("data").Select(d => $"{d.Key} {Written(d.Value)}"));
        audit.Add(new(AuditAction.Execute, "portal.workflow-aantekening")
        {
            ObjectType = "workflow", ObjectId = work.Instance.Id, Detail = $"{work.Needed("category")}: {work.Needed("text")}{(data.Length == 0 ? "" : $" ({data})")}",
        });
        return Task.FromResult<WorkAnswer?>(new("Done"));
    }

    private static string Written(object? value) => value switch
    {
        null => "-",
        bool flag => flag ? "ja" : "nee",
        Guid id => id.ToString(),
        string text when Guid.TryParse(text, out var id) => id.ToString(),
        _ => throw new ActivityFault(IncidentTypes.Work, "Invoer \"data\" mag alleen ja of nee en kenmerken (id's) bevatten: andere gegevens kunnen over een persoon gaan en blijven in het logboek staan"),
    };
}

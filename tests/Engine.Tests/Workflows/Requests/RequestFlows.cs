using System.Text.Json.Nodes;
using Engine.Access.Requests;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Tests.Workflows.Requests;

/// <summary>Definitions that ask the portal something, and requests that start them.</summary>
internal static class RequestFlows
{
    public const string Kind = AccountRequestKind.Id;

    /// <summary>An activity of the portal whose inputs are constants; what begins with <c>=</c> is a script, with <c>[</c> a list.</summary>
    public static string Portal(string type, string id, params (string Name, string Value)[] inputs)
    {
        var node = new JsonObject { ["type"] = "Portal." + type, ["id"] = id };
        foreach (var (name, value) in inputs)
        {
            node[name] = new JsonObject
            {
                ["typeName"] = "Object",
                ["expression"] = new JsonObject { ["type"] = value[0] switch { '=' => "JavaScript", '[' => "Object", _ => "Literal" }, ["value"] = value.TrimStart('=') },
            };
        }

        return node.ToJsonString();
    }

    public static string Status(string id, string status, params (string Name, string Value)[] more) => Portal("SetRequestStatus", id, [("status", status), .. more]);

    public static string Single(string id, string key) => Portal("EnsureSingleRequest", id, ("key", key));

    /// <summary>Asks, as whoever the portal knows; <paramref name="form"/> is the key of the form.</summary>
    public static Task<Result<PortalRequest>> AskAsync(this WorkflowPortal portal, Tenant tenant, Guid? form = null, string kind = Kind, IReadOnlyDictionary<string, object?>? inputs = null) =>
        portal.As(tenant, services => services.GetRequiredService<StartRequest>().HandleAsync(new(kind, form ?? Guid.NewGuid(), "Een account", inputs ?? new Dictionary<string, object?>()), default));

    public static Task<PortalRequest> RequestAsync(this WorkflowPortal portal, Tenant tenant, Guid id) =>
        portal.Read(tenant, db => db.Set<PortalRequest>().AsNoTracking().SingleAsync(r => r.Id == id));

    public static Task<List<RequestStatusLine>> LinesOfAsync(this WorkflowPortal portal, Tenant tenant, Guid id) =>
        portal.Read(tenant, db => db.Set<RequestStatusLine>().AsNoTracking().Where(l => l.RequestId == id).OrderBy(l => l.Number).ToListAsync());
}

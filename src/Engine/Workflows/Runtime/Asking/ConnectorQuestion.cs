using Engine.Connectors;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Values;

namespace Engine.Workflows.Runtime.Asking;

/// <summary>A request to a connector of the tenant file, which is read again for each attempt: a new address or secret counts for what waits.</summary>
/// <param name="Timeout">What the workflow asks; the connector may allow less.</param>
internal sealed record ConnectorQuestion(string Connector, ConnectorCall Call, TimeSpan Timeout, int Bookmark, int Attempts) : Question(Bookmark, Attempts)
{
    public const string OfKind = "connector";

    public override string Kind => OfKind;

    public override OutsideRequest Request(OutsideConfig config, OutsideAccess access, string key) => Sent(Connector, Call, Timeout, config, access, key);

    /// <summary>A call to a connector as the tenant file has it now.</summary>
    /// <exception cref="OutsideForbiddenException">The file has it no longer.</exception>
    public static OutsideRequest Sent(string name, ConnectorCall call, TimeSpan timeout, OutsideConfig config, OutsideAccess access, string key)
    {
        if (!config.Connectors.TryGetValue(name, out var connector) || access.Read(connector.Url, out _) is not { } root)
        {
            throw new OutsideForbiddenException($"De koppeling \"{name}\" staat niet meer in het bestand van de tenant");
        }

        var longest = TimeSpan.FromSeconds(connector.TimeoutSeconds);
        return call.Request(root, connector, timeout < longest ? timeout : longest, key);
    }

    public override IReadOnlyDictionary<string, object?> Resume(OutsideAnswer answer) => (answer switch
    {
        { Failure: OutsideFailure.Timeout } => new WorkAnswer("Timeout"),
        { Failure: not null } => new WorkAnswer("Failed"),
        { Status: 404 or 410 } => new("NotFound", ("statusCode", (long)answer.Status)),
        { Status: >= 200 and < 300 } when TryRead(answer.Body, out var result) => new("Done", ("statusCode", (long)answer.Status), ("result", result)),
        _ => new("Failed", ("statusCode", (long)answer.Status)),
    }).Payload;

    public static ConnectorQuestion Read(IReadOnlyDictionary<string, object?> map, int bookmark, int attempts) => new(
        Text(map, "connector") ?? "",
        new(Text(map, "method") ?? "", Text(map, "target") ?? "", Text(map, "body")) { ContentType = Text(map, "contentType") ?? ConnectorCall.Json },
        map.GetValueOrDefault("timeout") as TimeSpan? ?? TimeSpan.Zero, bookmark, attempts);

    protected override void Write(Dictionary<string, object?> map) => Write(map, Connector, Call, Timeout);

    /// <summary>What <see cref="Read"/> reads.</summary>
    public static void Write(Dictionary<string, object?> map, string connector, ConnectorCall call, TimeSpan timeout)
    {
        (map["connector"], map["timeout"]) = (connector, timeout);
        (map["method"], map["target"], map["body"], map["contentType"]) = (call.Method, call.Target, call.Body, call.ContentType);
    }

    /// <summary>Only JSON: an object as it is, anything else under <c>value</c>.</summary>
    private static bool TryRead(byte[] body, out IReadOnlyDictionary<string, object?> result)
    {
        var isJson = OutsideBody.TryJson(body, out var data);
        result = data as IReadOnlyDictionary<string, object?> ?? (body.Length == 0 ? Plain.EmptyMap : new Dictionary<string, object?>(StringComparer.Ordinal) { ["value"] = data });
        return isJson;
    }
}

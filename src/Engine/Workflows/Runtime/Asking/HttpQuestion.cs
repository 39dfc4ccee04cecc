using System.Text;
using Engine.Connectors;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Values;

namespace Engine.Workflows.Runtime.Asking;

/// <summary>A request that the definition wrote itself, to a host that the tenant lists.</summary>
internal sealed record HttpQuestion(HttpDraft Draft, int Bookmark) : Question(Bookmark, Draft.Retries ? WithRetries : 1)
{
    public const string OfKind = "http";

    private const int WithRetries = 5;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

    public override string Kind => OfKind;

    public override OutsideRequest Request(OutsideConfig config, OutsideAccess access, string key)
    {
        // the whole address may hold data of a person: the incident names its host alone
        var address = access.Read(Draft.Url, out var fault) ?? throw new OutsideForbiddenException($"Het adres kan niet worden aangeroepen: het is {fault}");
        if (!OutsideAccess.Lists(config.Hosts, address))
        {
            throw new OutsideForbiddenException($"\"{address.Authority}\" staat niet op de lijst van servers die workflows mogen aanroepen (outside, hosts in het bestand van de tenant)");
        }

        if (!Methods.Contains(Draft.Method))
        {
            throw new OutsideForbiddenException($"De methode moet een van deze zijn: {string.Join(", ", Methods)}");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in Draft.Headers.Where(h => h.Value is not null))
        {
            if (!headers.TryAdd(name, TextConversion.Write(value ?? "")))
            {
                throw new OutsideForbiddenException($"De header \"{name}\" staat er twee keer");
            }
        }

        if (Draft.Authorization is { Length: > 0 } authorization)
        {
            headers["Authorization"] = authorization;
        }

        var (body, type) = Draft.Content switch
        {
            null => ([], null),
            string text => (Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8"),
            byte[] bytes => (bytes, "application/octet-stream"),
            var data => (Encoding.UTF8.GetBytes(PlainJson.Write(data)), "application/json"),
        };
        return new(Draft.Method, address, body, Draft.Content is null ? null : Draft.ContentType ?? type, Timeout) { IdempotencyKey = key, Headers = headers };
    }

    public override IReadOnlyDictionary<string, object?> Resume(OutsideAnswer answer) => answer.Failure switch
    {
        OutsideFailure.Connect => Map(("failure", "connect")),
        OutsideFailure.Timeout => Map(("failure", "timeout")),
        OutsideFailure.TooLarge => WorkAnswer.Fault("Het antwoord is groter dan 1 MB"),
        null => Map(
            ("statusCode", (long)answer.Status), ("content", ContentOf(answer)),
            ("headers", answer.Headers.ToDictionary(h => h.Key, h => (object?)h.Value, StringComparer.Ordinal))),
    };

    public static HttpQuestion Read(IReadOnlyDictionary<string, object?> map, int bookmark, int attempts) => new(
        new(
            Text(map, "url") ?? "", Text(map, "method") ?? "", map.GetValueOrDefault("content"), Text(map, "contentType"), Text(map, "authorization"),
            map.GetValueOrDefault("headers") as IReadOnlyDictionary<string, object?> ?? Plain.EmptyMap, attempts > 1),
        bookmark);

    protected override void Write(Dictionary<string, object?> map)
    {
        (map["url"], map["method"], map["content"]) = (Draft.Url, Draft.Method, Draft.Content);
        (map["contentType"], map["authorization"], map["headers"]) = (Draft.ContentType, Draft.Authorization, Draft.Headers);
    }

    private static object? ContentOf(OutsideAnswer answer)
    {
        var type = answer.ContentType ?? "";
        if (answer.Body.Length == 0)
        {
            return null;
        }

        if (!type.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) ? Encoding.UTF8.GetString(answer.Body) : answer.Body;
        }

        return OutsideBody.TryJson(answer.Body, out var data) ? data : Encoding.UTF8.GetString(answer.Body);
    }

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] values) => values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
}

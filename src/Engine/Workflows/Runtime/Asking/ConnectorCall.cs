using System.Text;
using Engine.Connectors;
using Engine.Workflows.Values;

namespace Engine.Workflows.Runtime.Asking;

/// <summary>A request to a connector as it leaves, apart from its root: what does not change between attempts.</summary>
/// <param name="Target">Path and query below the root.</param>
/// <param name="Body">Null for none.</param>
internal sealed record ConnectorCall(string Method, string Target, string? Body)
{
    public const string Json = "application/json";

    /// <summary>Of the body.</summary>
    public string ContentType { get; init; } = Json;

    /// <summary>Fills an operation. Arguments that the path does not name go into the query of GET and DELETE, and into the body of all others.</summary>
    /// <param name="fault">Dutch: an argument is missing or cannot stand where it is asked.</param>
    public static ConnectorCall? Of(OperationConfig operation, IReadOnlyDictionary<string, object?> arguments, out string? fault)
    {
        var left = new Dictionary<string, object?>(arguments, StringComparer.Ordinal);
        string? wrong = null;
        var path = OperationPath.Fill(operation.Path, name =>
        {
            var value = left.Remove(name, out var given) ? Simple(given) : null;
            // a value must stay one segment
            wrong ??= value is null or "" or "." or ".." ? $"Argument \"{name}\" ontbreekt of kan niet in het adres" : null;
            return value ?? "";
        });
        var hasBody = operation.Method is not ("GET" or "DELETE");
        if (!hasBody && left.FirstOrDefault(a => a.Value is not null && Simple(a.Value) is null).Key is { } nested)
        {
            wrong ??= $"Argument \"{nested}\" is geen enkele waarde en past niet in het adres";
        }

        fault = wrong;
        if (wrong is not null)
        {
            return null;
        }

        var query = hasBody ? [] : left.Where(a => a.Value is not null).Select(a => $"{Uri.EscapeDataString(a.Key)}={Uri.EscapeDataString(Simple(a.Value) ?? "")}").ToList();
        return new(operation.Method, path + (query.Count > 0 ? (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + string.Join('&', query) : ""), hasBody ? PlainJson.Write(left) : null);
    }

    /// <summary>The request to the connector as it stands in the tenant file now.</summary>
    public OutsideRequest Request(Uri root, ConnectorConfig connector, TimeSpan timeout, string key) =>
        new(Method, new(root.AbsoluteUri.TrimEnd('/') + "/" + Target.TrimStart('/')), Body is null ? [] : Encoding.UTF8.GetBytes(Body), Body is null ? null : ContentType, timeout)
        {
            IdempotencyKey = key,
            Secret = connector.Secret,
            Headers = new Dictionary<string, string> { ["Accept"] = "application/json" },
        };

    private static string? Simple(object? value) => value is null or IReadOnlyList<object?> or IReadOnlyDictionary<string, object?> ? null : TextConversion.Write(value);
}

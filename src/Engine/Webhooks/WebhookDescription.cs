using System.Text.Json.Nodes;
using Engine.Features;
using Engine.Modules;

namespace Engine.Webhooks;

/// <summary>Writes down what can be told, as the description of the API has it (OpenAPI 3.1, <c>webhooks</c>).</summary>
public sealed class WebhookDescription(FeatureView features, ModuleCatalogue catalogue)
{
    /// <param name="schema">The schema of a type of the API.</param>
    /// <returns>By id, what is on for who asks; null where webhooks are off.</returns>
    public JsonObject? Write(Func<Type, JsonNode> schema) => !features.IsRoutable(PortalFeatures.Webhooks) ? null : new(
    [
        .. catalogue.Webhooks.Values.Where(k => features.IsRoutable(k.Feature)).OrderBy(k => k.Id, StringComparer.Ordinal)
            .Select(k => KeyValuePair.Create(k.Id, (JsonNode?)new JsonObject { ["post"] = Operation(k, schema(k.Data)) })),
    ]);

    private static JsonObject Operation(WebhookKind kind, JsonNode data) => new()
    {
        ["operationId"] = kind.Id,
        ["summary"] = kind.Name,
        ["description"] = $"{kind.Description} Ondertekend volgens Standard Webhooks. Antwoord met 2xx; met 410 pauzeert de webhook. Hetzelfde bericht kan vaker komen.",
        ["security"] = new JsonArray(),
        ["parameters"] = new JsonArray(
            Header(WebhookSignature.IdHeader, "Naam van het bericht, bij elke poging dezelfde."),
            Header(WebhookSignature.TimestampHeader, "Seconden sinds 1970 van deze poging. Weiger wat meer dan vijf minuten afwijkt."),
            Header(WebhookSignature.Header, "Per geheim v1, en de HMAC-SHA-256 van id.timestamp.body in base64, met een spatie ertussen. Eén die klopt is genoeg.")),
        ["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject
                {
                    ["schema"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject
                        {
                            ["type"] = new JsonObject { ["type"] = "string", ["const"] = kind.Id },
                            ["timestamp"] = new JsonObject { ["type"] = "string", ["format"] = "date-time", ["description"] = "Wanneer het gebeurde." },
                            ["data"] = data,
                        },
                        ["required"] = new JsonArray("type", "timestamp", "data"),
                    },
                },
            },
        },
        ["responses"] = new JsonObject
        {
            ["2XX"] = new JsonObject { ["description"] = "Aangenomen" },
            ["410"] = new JsonObject { ["description"] = "Stuur niets meer" },
            ["default"] = new JsonObject { ["description"] = "Niet aangenomen: het bericht komt later opnieuw" },
        },
    };

    private static JsonObject Header(string name, string description) => new()
    {
        ["name"] = name, ["in"] = "header", ["description"] = description, ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" },
    };
}

using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Engine.Api.Repeating;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Webhooks;

namespace Engine.Api.Describing;

/// <summary>Writes the API down in OpenAPI 3.1, from the endpoints themselves and the types that they read and write.</summary>
public sealed class OpenApiDocument(ApiOperations operations, WebhookDescription webhooks, CurrentTenant tenant, ModuleCatalogue catalogue)
{
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <param name="pathBase">Path under which the tenant lives.</param>
    public JsonObject Write(string pathBase)
    {
        var paths = new JsonObject();
        foreach (var group in operations.List().GroupBy(o => o.Path))
        {
            paths[group.Key] = new JsonObject([.. group.Select(o => KeyValuePair.Create(o.Method.ToLowerInvariant(), (JsonNode?)Operation(o)))]);
        }

        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = tenant.Value.Config.Name,
                ["version"] = "1",
                ["description"] = "Voor programma's van organisaties die in dit portaal werken. Vraag met een sleutel om deze beschrijving om te zien wat voor uw organisatie aanstaat.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = pathBase + ApiRoutes.Root.TrimEnd('/') }),
            ["security"] = new JsonArray(new JsonObject { ["sleutel"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["securitySchemes"] = new JsonObject { ["sleutel"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
                ["schemas"] = new JsonObject { ["Probleem"] = Schema(typeof(ApiProblem)) },
            },
        };
        if (webhooks.Write(Schema) is { } told)
        {
            document["webhooks"] = told;
        }

        return document;
    }

    private JsonObject Operation(DescribedOperation described)
    {
        var operation = described.Operation;
        var right = catalogue.Features[described.Feature].Permission is { } permission ? $"Recht van de koppeling: {catalogue.Permissions[permission].Name}." : "";
        var node = new JsonObject
        {
            ["operationId"] = operation.Name,
            ["summary"] = operation.Summary,
            ["description"] = $"{operation.Description} {right}".Trim(),
            ["parameters"] = new JsonArray([.. Parameters(described)]),
        };
        if (operation.Body is { } body)
        {
            node["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(operation.BodyType, Schema(body)) };
        }

        node["responses"] = new JsonObject
        {
            [Text(operation.Status)] = new JsonObject { ["description"] = "Gelukt", ["content"] = Content("application/json", Schema(operation.Answer)) },
            ["default"] = new JsonObject
            {
                ["description"] = "Niet gelukt",
                ["content"] = Content(ApiProblem.ContentType, new JsonObject { ["$ref"] = "#/components/schemas/Probleem" }),
            },
        };
        return node;
    }

    private static IEnumerable<JsonNode?> Parameters(DescribedOperation described)
    {
        foreach (var part in described.Path.Split('/').Where(p => p.StartsWith('{')))
        {
            yield return Parameter(part.Trim('{', '}'), "path", "Id uit een eerder antwoord.", true, new JsonObject { ["type"] = "string", ["format"] = "uuid" });
        }

        foreach (var parameter in described.Operation.Parameters)
        {
            var schema = new JsonObject { ["type"] = "string" };
            if (parameter.Values is { } values)
            {
                schema["enum"] = new JsonArray([.. values.Select(v => JsonValue.Create(v))]);
            }

            yield return Parameter(parameter.Name, "query", parameter.Description, false, schema);
        }

        if (described.Operation.Body is not null)
        {
            yield return Parameter(
                OnceOnly.Header, "header", "Naam van dit verzoek, die u zelf kiest. Hetzelfde verzoek met dezelfde naam wordt één keer gedaan en krijgt hetzelfde antwoord.", true,
                new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 100 });
        }
    }

    private static JsonObject Parameter(string name, string place, string description, bool required, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = place, ["description"] = description, ["required"] = required, ["schema"] = schema };

    private static JsonObject Content(string type, JsonNode schema) => new() { [type] = new JsonObject { ["schema"] = schema } };

    private static JsonNode Schema(Type type) => ApiJson.Options.GetJsonSchemaAsNode(type, Exporter);

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is JsonObject node && context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), false) is [DescriptionAttribute given, ..])
        {
            node["description"] = given.Description;
        }

        return schema;
    }
}

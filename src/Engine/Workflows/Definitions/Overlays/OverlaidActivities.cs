using System.Text.Json.Nodes;
using Engine.Workflows.Definitions.Reading;

namespace Engine.Workflows.Definitions.Overlays;

/// <summary>Lays the changes of an overlay over the activities of a definition.</summary>
internal sealed class OverlaidActivities(WorkflowDefinition shared, Dictionary<string, JsonObject> activities, ReadSession session)
{
    private static readonly string[] Texts = ["displayText", "description"];

    public void Apply(JsonObject overlay)
    {
        foreach (var (id, value) in overlay["activities"] as JsonObject ?? [])
        {
            if (shared.Tree.Find(id) is not { } node || !activities.TryGetValue(id, out var json))
            {
                session.Error("overlay-target", $"De activiteit \"{id}\" bestaat niet in de gedeelde workflow. Kies een andere of haal de regel weg.", value ?? overlay, id);
            }
            else if (value is not JsonObject changes)
            {
                session.Error("overlay-field", $"Schrijf de aanpassing van \"{id}\" als {{ \"veld\": waarde }}.", value ?? overlay, id);
            }
            else
            {
                foreach (var (name, change) in changes)
                {
                    Set(node, json, name, change, changes);
                }
            }
        }
    }

    private void Set(ActivityNode node, JsonObject json, string name, JsonNode? change, JsonObject changes)
    {
        if (Texts.Contains(name) && node.Type?.Input(name) is null)
        {
            if (json["metadata"] is not JsonObject metadata)
            {
                json["metadata"] = metadata = [];
            }

            metadata[name] = change?.DeepClone();
            return;
        }

        var typeName = node.Type?.Input(name)?.TypeName ?? node.Input(name)?.TypeName;
        if (typeName is null || node.Type?.Input(name)?.IsPlain == true)
        {
            var known = (node.Type?.Inputs.Where(i => !i.IsPlain).Select(i => i.Name) ?? node.Inputs.Keys).Concat(Texts);
            session.Error("overlay-field", $"Deze activiteit heeft geen veld \"{name}\" dat kan worden aangepast. Mogelijk zijn: {string.Join(", ", known)}.", change ?? changes, node.Id);
            return;
        }

        json[name] = change switch
        {
            null => null,
            JsonObject wrapper when wrapper.ContainsKey("expression") => Wrapped(typeName, (JsonObject)wrapper.DeepClone()),
            JsonValue => Expression(typeName, "Literal", change),
            _ => Expression(typeName, "Object", change),
        };
    }

    private static JsonObject Wrapped(string typeName, JsonObject wrapper)
    {
        wrapper.TryAdd("typeName", typeName);
        return wrapper;
    }

    private static JsonObject Expression(string typeName, string syntax, JsonNode value) => new()
    {
        ["typeName"] = typeName,
        ["expression"] = new JsonObject { ["type"] = syntax, ["value"] = value.DeepClone() },
    };
}

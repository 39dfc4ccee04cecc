using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions;

/// <summary>What a definition says, apart from which version it is, when it was made and by which tool.</summary>
public static class DefinitionMeaning
{
    public static JsonObject Json(WorkflowDefinition definition)
    {
        var json = DefinitionWriter.Json(definition with { Id = "", Version = 1, CreatedAt = null, IsLatest = true, IsPublished = false, IsSystem = false });
        json.Remove("toolVersion");
        return json;
    }

    /// <summary>SHA-256: the same for the same definition written otherwise.</summary>
    public static byte[] Hash(WorkflowDefinition definition)
    {
        var text = new StringBuilder();
        Write(Json(definition), text);
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject members:
                text.Append('{');
                foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    text.Append(JsonValue.Create(name).ToJsonString()).Append(':');
                    Write(value, text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }
}

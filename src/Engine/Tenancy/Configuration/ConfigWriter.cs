using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Engine.Tenancy.Configuration;

/// <summary>Writes nodes back as JSON: what a file says with the changes over it.</summary>
public static class ConfigWriter
{
    public static string Write(ConfigNode node) => Encoding.UTF8.GetString(Bytes(node, false).Span);

    public static ReadOnlyMemory<byte> Bytes(ConfigNode node, bool indented)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new()
        {
            Indented = indented,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }))
        {
            Write(writer, node);
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter writer, ConfigNode node)
    {
        switch (node.Kind)
        {
            case ConfigKind.Object:
                writer.WriteStartObject();
                foreach (var member in node.Items)
                {
                    writer.WritePropertyName(member.Key ?? "");
                    Write(writer, member);
                }

                writer.WriteEndObject();
                break;
            case ConfigKind.Array:
                writer.WriteStartArray();
                foreach (var item in node.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case ConfigKind.Text:
                writer.WriteStringValue(node.Text);
                break;
            case ConfigKind.Number or ConfigKind.Boolean or ConfigKind.Null:
                writer.WriteRawValue(node.Text);
                break;
        }
    }
}

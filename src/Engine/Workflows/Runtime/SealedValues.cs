using System.Text;
using System.Text.Json;
using Engine.Data.Encryption;
using Engine.Workflows.Values;

namespace Engine.Workflows.Runtime;

/// <summary>Plain data in a sealed column, without loss: it may be about a person.</summary>
public sealed class SealedValues(FieldProtector protector)
{
    private static readonly JsonWriterOptions Writing = new() { MaxDepth = 256 };
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 256 };

    public byte[]? Seal(string purpose, object? value)
    {
        if (value is null)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Writing))
        {
            StateJson.Write(json, value);
        }

        return protector.Protect(purpose, Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    public object? Reveal(string purpose, byte[]? sealedValue)
    {
        if (sealedValue is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(protector.Reveal(purpose, sealedValue), Reading);
        return StateJson.Read(document.RootElement);
    }
}

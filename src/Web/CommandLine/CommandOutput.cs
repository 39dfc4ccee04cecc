using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Web.CommandLine;

/// <summary>What all verbs share: <c>--json</c> and how results are written with it.</summary>
internal static class CommandOutput
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Option<bool> Json() => new("--json") { Description = "Schrijft het resultaat als JSON, voor programma's." };

    /// <summary>Writes the result as JSON, or as the lines for people.</summary>
    public static void Write<T>(ParseResult parsed, Option<bool> json, T result, IEnumerable<string> lines)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
        {
            output.WriteLine(JsonSerializer.Serialize(result, Options));
            return;
        }

        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }
}

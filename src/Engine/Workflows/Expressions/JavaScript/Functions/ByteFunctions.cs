using System.Text;

namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>Bytes and base64. Text is UTF-8.</summary>
internal static class ByteFunctions
{
    public static readonly IReadOnlyDictionary<string, Native> All = new Dictionary<string, Native>
    {
        ["bytesToString"] = (run, _, a) => FromUtf8(run, Bytes(a)),
        ["bytesFromString"] = (run, _, a) => ToUtf8(run, a.Text(run, 0)),
        ["bytesToBase64"] = (run, _, a) => ToBase64(run, Bytes(a)),
        ["bytesFromBase64"] = (run, _, a) => FromBase64(run, a.Text(run, 0)),
        ["stringToBase64"] = (run, _, a) => ToBase64(run, ToUtf8(run, a.Text(run, 0))),
        ["stringFromBase64"] = (run, _, a) => FromUtf8(run, FromBase64(run, a.Text(run, 0))),
    };

    private static byte[] Bytes(Arguments a) => a[0] as byte[] ?? throw EvaluationFault.Value($"{Js.NameOf(a[0])} is geen reeks bytes");

    private static byte[] ToUtf8(Run run, string text)
    {
        run.Meter.Grow(text.Length);
        return Encoding.UTF8.GetBytes(text);
    }

    private static string FromUtf8(Run run, byte[] bytes)
    {
        run.Meter.Grow(bytes.Length);
        return Encoding.UTF8.GetString(bytes);
    }

    private static string ToBase64(Run run, byte[] bytes)
    {
        run.Meter.Grow((bytes.Length * 4L / 3) + 4);
        return Convert.ToBase64String(bytes);
    }

    private static byte[] FromBase64(Run run, string text)
    {
        run.Meter.Grow(text.Length);
        var buffer = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, buffer, out var length) ? buffer[..length] : throw EvaluationFault.Value("deze tekst is geen base64");
    }
}

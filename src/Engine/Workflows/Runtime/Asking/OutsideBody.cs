using System.Text;
using System.Text.Json;
using Engine.Workflows.Values;

namespace Engine.Workflows.Runtime.Asking;

/// <summary>What another system answered, as plain data.</summary>
internal static class OutsideBody
{
    /// <param name="data">Null for an empty body, and for one that is no JSON.</param>
    /// <returns>False for a body that is no JSON.</returns>
    public static bool TryJson(byte[] body, out object? data)
    {
        data = null;
        if (body.Length == 0)
        {
            return true;
        }

        try
        {
            data = PlainJson.Read(Encoding.UTF8.GetString(body));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

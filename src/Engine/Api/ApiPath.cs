using Microsoft.AspNetCore.Http;

namespace Engine.Api;

internal static class ApiPath
{
    /// <summary>Where programs ask: keys open it and sessions do not, so no page of another site can use a visitor's session there.</summary>
    public static bool IsApi(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}

using System.Text.Json;
using Engine.Data.Encryption;

namespace Engine.Workflows.Requests;

/// <summary>A visitor who asked something.</summary>
public sealed record Requester(string Name, string Mail)
{
    internal byte[] Seal(FieldProtector protector) => protector.Protect(PortalRequest.RequesterPurpose, JsonSerializer.Serialize(this));

    /// <returns>Null for a request of somebody with an account.</returns>
    internal static Requester? Of(PortalRequest request, FieldProtector protector) =>
        request.Requester is { } @sealed ? JsonSerializer.Deserialize<Requester>(protector.Reveal(PortalRequest.RequesterPurpose, @sealed)) : null;
}

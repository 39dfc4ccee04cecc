namespace Engine.Tenancy.Configuration;

/// <summary>One change laid over a tenant's file.</summary>
/// <param name="Path">JSON pointer (RFC 6901) of the value: <c>/features/portal.functies/state</c>. Objects on the way are made when absent.</param>
/// <param name="Value">JSON text of the new value; null takes the value away.</param>
public sealed record ConfigChange(string Path, string? Value);

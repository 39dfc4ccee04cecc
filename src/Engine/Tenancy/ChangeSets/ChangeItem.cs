using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.ChangeSets;

/// <summary>One value that a change set lays over a tenant's file.</summary>
/// <param name="Path">JSON pointer (RFC 6901) of the value.</param>
/// <param name="Value">JSON text of the new value; null takes it away.</param>
/// <param name="Before">JSON text of what stood there; null when nothing did.</param>
public sealed record ChangeItem(string Path, string? Value, string? Before)
{
    public ConfigChange ToChange() => new(Path, Value);

    public ChangeItem Inverse() => new(Path, Before, Value);
}

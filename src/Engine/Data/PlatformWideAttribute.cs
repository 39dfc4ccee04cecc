namespace Engine.Data;

/// <summary>Marks an entity whose rows belong to the platform and not to a tenant. The isolation test lists every bearer by name.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlatformWideAttribute(string reason) : Attribute
{
    /// <summary>Why the rows cannot have a tenant.</summary>
    public string Reason { get; } = reason;
}

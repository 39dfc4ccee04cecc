namespace Engine.Data;

/// <summary>A row of one tenant. The tenant itself is a column that the context adds, fills and filters on.</summary>
public abstract class Entity
{
    /// <summary>Unique inside the tenant; rises with time, so new rows land at the end of the key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

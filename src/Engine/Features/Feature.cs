namespace Engine.Features;

/// <summary>A switch: something that a tenant can have or not have.</summary>
/// <param name="Id">Full id, <c>module.name</c>.</param>
/// <param name="Name">Dutch name in the tenant admin's list.</param>
/// <param name="Description">One or two Dutch sentences: what it does for whom.</param>
/// <param name="Permission">Id of the right that a person needs to use it; null when none.</param>
public sealed record Feature(string Id, string Name, string Description, string? Permission = null)
{
    /// <summary>Id of the tenant's word by which users know it; null when they know it by its name.</summary>
    public string? Word { get; init; }
}

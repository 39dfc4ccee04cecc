namespace Engine.Modules;

/// <summary>A right that a module offers and a tenant's roles hand out.</summary>
/// <param name="Id">Full id, <c>module.verb</c>.</param>
/// <param name="Name">Dutch name in the tenant admin's screens.</param>
/// <param name="Description">One Dutch sentence: what the holder can do.</param>
/// <param name="StaffOnly">True for rights of the insurer's own people: only staff roles may hold them.</param>
public sealed record Permission(string Id, string Name, string Description, bool StaffOnly = false);

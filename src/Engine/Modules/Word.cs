namespace Engine.Modules;

/// <summary>A word of the portal's language that a tenant may replace.</summary>
public sealed record Word(string Id, string Default);

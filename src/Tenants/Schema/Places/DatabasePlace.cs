namespace Schema.Places;

/// <summary>One database as host configuration names it.</summary>
/// <param name="Connection">The host's; on a server as a role that owns nothing.</param>
/// <param name="Owner">The owner's, for <c>portal database migrate</c> only; the host does without.</param>
/// <param name="Listen">Connection past a pooler, to hear announcements; null for <paramref name="Connection"/>.</param>
public sealed record DatabasePlace(string Name, DatabaseProvider Provider, string Connection, string? Owner, string? Listen);

namespace Engine.Data;

/// <summary>
/// Rows of this entity are written once. Triggers refuse every UPDATE and DELETE on all three databases, and on PostgreSQL the host's
/// role is not granted them either.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AppendOnlyAttribute : Attribute;

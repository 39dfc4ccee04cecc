namespace Engine.Bulk;

/// <summary>Why a row is refused.</summary>
/// <param name="Column">Id of the column; null when it is about the row as a whole.</param>
/// <param name="Reason">Plain Dutch: what is wrong.</param>
/// <param name="Remedy">Plain Dutch: what to do about it.</param>
public sealed record RowFault(string? Column, string Reason, string Remedy);

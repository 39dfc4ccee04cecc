namespace Engine.Workflows.Definitions.Importing;

/// <summary>One file that is offered for import.</summary>
/// <param name="Name">As its owner calls it; only for messages.</param>
/// <param name="Content">The JSON text; empty when <paramref name="Problem"/> says why it could not be taken.</param>
/// <param name="Problem">What is wrong and what to do, in Dutch; null when the content is there.</param>
public sealed record ImportFile(string Name, ReadOnlyMemory<byte> Content, string? Problem = null);

namespace Engine.Tests;

/// <summary>Tests that ask what the process holds: nothing runs beside them.</summary>
[CollectionDefinition(nameof(WholeMemory), DisableParallelization = true)]
public sealed class WholeMemory;

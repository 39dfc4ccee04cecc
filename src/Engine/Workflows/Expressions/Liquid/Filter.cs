namespace Engine.Workflows.Expressions.Liquid;

/// <param name="Least">Fewest arguments.</param>
/// <param name="Most">Most arguments.</param>
internal sealed record Filter(string Name, int Least, int Most, Func<Rendering, object?, object?[], object?> Apply);

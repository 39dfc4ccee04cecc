namespace Engine.Workflows.Execution.State;

/// <summary>A value that is kept beside the state of its instance: the state holds where it is, and it is fetched when somebody asks for it.</summary>
/// <param name="id">Names the value among those of its instance.</param>
/// <param name="size">What it weighs, in bytes of JSON.</param>
/// <param name="hash">Of its JSON: equal values of one instance are one.</param>
public sealed class LargeValue(Guid id, int size, string hash, Func<object?> fetch)
{
    private readonly Lazy<object?> value = new(fetch);

    public Guid Id => id;

    public int Size => size;

    public string Hash => hash;

    public object? Value => value.Value;

    /// <summary>What stands in a state as people mean it.</summary>
    internal static object? Open(object? stored) => stored is LargeValue large ? large.Value : stored;
}

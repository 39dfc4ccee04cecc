namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>The names of one function or block while it runs. Which name stands where is settled when the script is read.</summary>
internal sealed class Frame(Frame? parent, int size)
{
    private readonly object?[] slots = Filled(size);

    public object? this[int index]
    {
        get => slots[index];
        set => slots[index] = value;
    }

    public Frame Up(int levels)
    {
        var frame = this;
        for (; levels > 0 && frame.Parent is { } next; levels--)
        {
            frame = next;
        }

        return frame;
    }

    public Frame? Parent => parent;

    /// <summary>A name before its declaration.</summary>
    public static readonly object Unset = new();

    private static object?[] Filled(int size)
    {
        var slots = new object?[size];
        Array.Fill(slots, Unset);
        return slots;
    }
}

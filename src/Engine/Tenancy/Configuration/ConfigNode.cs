namespace Engine.Tenancy.Configuration;

public enum ConfigKind
{
    Object,
    Array,
    Text,
    Number,
    Boolean,
    Null,
}

/// <summary>One value of a configuration document that knows where it stands, so that every error can name its place.</summary>
public sealed class ConfigNode(ConfigKind kind, string text, int offset)
{
    private static readonly List<ConfigNode> None = [];

    public ConfigKind Kind { get; } = kind;

    /// <summary>The text of a string, and the literal of a number or a truth value.</summary>
    public string Text { get; } = text;

    /// <summary>Byte at which the value starts; -1 for what a change laid over the file.</summary>
    public int Offset { get; } = offset;

    /// <summary>Name under which the value stands in its object; null in an array and at the top.</summary>
    public string? Key { get; init; }

    public int KeyOffset { get; init; } = -1;

    public ConfigNode? Parent { get; private set; }

    /// <summary>Members of an object or elements of an array, in the order of the document; empty for all else.</summary>
    public IReadOnlyList<ConfigNode> Items => children;

    /// <summary>The member of that name; null when there is none or this is no object.</summary>
    public ConfigNode? this[string key]
    {
        get
        {
            foreach (var child in children)
            {
                if (child.Key == key && Kind == ConfigKind.Object)
                {
                    return child;
                }
            }

            return null;
        }
    }

    /// <summary>Members of the member of that name; none when it is absent.</summary>
    public IReadOnlyList<ConfigNode> ItemsOf(string key) => this[key]?.Items ?? None;

    /// <summary>Text of the member of that name; null when it is absent or no text.</summary>
    public string? TextOf(string key) => this[key] is { Kind: ConfigKind.Text } member ? member.Text : null;

    internal int IndexOf(ConfigNode child) => children.IndexOf(child);

    internal void Add(ConfigNode child)
    {
        child.Parent = this;
        if (ReferenceEquals(children, None))
        {
            children = [];
        }

        children.Add(child);
    }

    internal void Remove(ConfigNode child) => children.Remove(child);

    internal void Replace(ConfigNode child, ConfigNode other)
    {
        other.Parent = this;
        children[children.IndexOf(child)] = other;
    }

    private List<ConfigNode> children = None;
}

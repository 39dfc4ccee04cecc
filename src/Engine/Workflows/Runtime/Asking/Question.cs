using Engine.Connectors;
using Engine.Workflows.Forwarding;

namespace Engine.Workflows.Runtime.Asking;

/// <summary>What an effect asks of a system outside, and what the answer means to the activity that waits for it. It is kept sealed as plain data.</summary>
/// <param name="Bookmark">Number of the bookmark that the answer resumes.</param>
/// <param name="Attempts">How often it is tried while the other side is out of order.</param>
internal abstract record Question(int Bookmark, int Attempts)
{
    private const string BookmarkKey = "bookmark";
    private const string AttemptsKey = "attempts";

    /// <summary>Value of <see cref="WorkflowEffect.Kind"/>.</summary>
    public abstract string Kind { get; }

    /// <summary>A consent that must stand when it is sent; null for data that need none.</summary>
    public virtual Guid? Consent => null;

    /// <summary>The request as it may be sent now.</summary>
    /// <param name="key">The same in each attempt.</param>
    /// <exception cref="OutsideForbiddenException">The tenant may not, or no longer, ask this.</exception>
    public abstract OutsideRequest Request(OutsideConfig config, OutsideAccess access, string key);

    /// <summary>What the bookmark is resumed with.</summary>
    public abstract IReadOnlyDictionary<string, object?> Resume(OutsideAnswer answer);

    public Dictionary<string, object?> Write()
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal) { [BookmarkKey] = (long)Bookmark, [AttemptsKey] = (long)Attempts };
        Write(map);
        return map;
    }

    public static Question Read(string kind, object? kept)
    {
        var map = kept as IReadOnlyDictionary<string, object?> ?? throw new InvalidOperationException("An effect that waits has lost what it asks.");
        var (bookmark, attempts) = ((int)(map[BookmarkKey] as long? ?? 0), (int)(map[AttemptsKey] as long? ?? 1));
        return kind switch
        {
            ConnectorQuestion.OfKind => ConnectorQuestion.Read(map, bookmark, attempts),
            ForwardQuestion.OfKind => ForwardQuestion.Read(map, bookmark, attempts),
            _ => HttpQuestion.Read(map, bookmark, attempts),
        };
    }

    protected abstract void Write(Dictionary<string, object?> map);

    protected static string? Text(IReadOnlyDictionary<string, object?> map, string name) => map.GetValueOrDefault(name) as string;
}

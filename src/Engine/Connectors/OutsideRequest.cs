namespace Engine.Connectors;

/// <summary>One request to a system outside.</summary>
/// <param name="Body">Empty for none.</param>
public sealed record OutsideRequest(string Method, Uri Address, byte[] Body, string? ContentType, TimeSpan Timeout)
{
    /// <summary>Names this request, the same in each attempt.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Headers of whoever asks; what the connection itself needs is not taken from here.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>True when only the status of the answer counts: nothing of its body is read.</summary>
    public bool StatusOnly { get; init; }

    /// <summary>Name of the secret that signs it; null for none.</summary>
    public string? Secret { get; init; }
}

public enum OutsideFailure
{
    /// <summary>Nobody was reached, or the connection broke.</summary>
    Connect,

    Timeout,

    /// <summary>The answer is longer than <see cref="OutsideClient.LargestAnswer"/>.</summary>
    TooLarge,
}

/// <summary>What came back: an answer with whatever status, or a failure.</summary>
/// <param name="Failure">Null for an answer.</param>
public sealed record OutsideAnswer(OutsideFailure? Failure, int Status, string? ContentType, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>Another attempt may succeed: the same key makes it the same request.</summary>
    public bool IsPassing => Failure is OutsideFailure.Connect or OutsideFailure.Timeout || Status is 408 or 425 or 429 or >= 500;

    public static OutsideAnswer Failed(OutsideFailure failure) => new(failure, 0, null, new Dictionary<string, string>(), []);
}

/// <summary>The tenant may not ask this, as its file stands: nothing was sent.</summary>
/// <param name="message">Dutch, for the administrator.</param>
public sealed class OutsideForbiddenException(string message) : Exception(message);

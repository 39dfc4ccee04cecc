namespace Engine.Modules;

/// <summary>A named refusal: what a use case answers instead of doing what was asked.</summary>
/// <param name="Code">Stable name, for tests and logs.</param>
/// <param name="Message">Plain Dutch for the user: what is wrong and what to do.</param>
/// <param name="Field">Name of the input that caused it; null when it concerns the whole request.</param>
public sealed record Refusal(string Code, string Message, string? Field = null);

/// <summary>Either a value or the refusals that stand in its way.</summary>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, IReadOnlyList<Refusal> refusals)
    {
        this.value = value;
        Refusals = refusals;
    }

    public IReadOnlyList<Refusal> Refusals { get; }

    public bool IsRefused => Refusals is { Count: > 0 };

    /// <exception cref="InvalidOperationException">The request was refused.</exception>
    public T Value => !IsRefused && value is not null ? value : throw new InvalidOperationException("A refused request has no value.");

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Refusal refusal) => new(default, [refusal]);

    public static implicit operator Result<T>(Refusal[] refusals) => new(default, refusals);
}

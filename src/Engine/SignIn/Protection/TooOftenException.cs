namespace Engine.SignIn.Protection;

/// <summary>Something was asked more often than is allowed. Answered with 429.</summary>
/// <param name="again">From when it may be asked again.</param>
public sealed class TooOftenException(DateTimeOffset again) : Exception("It was asked more often than is allowed.")
{
    public DateTimeOffset Again { get; } = again;
}

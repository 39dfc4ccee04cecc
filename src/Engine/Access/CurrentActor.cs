namespace Engine.Access;

/// <summary>Who does this request; filled by authentication, one per scope.</summary>
public sealed class CurrentActor
{
    public Actor? OrNone { get; set; }

    /// <exception cref="InvalidOperationException">Nobody is signed in: the caller sits behind authorisation.</exception>
    public Actor Value => OrNone ?? throw new InvalidOperationException("Nobody is signed in.");
}

namespace Engine.SignIn.Protection;

/// <summary>There are more passwords to hash than this node takes on; a moment later there will be room. Answered with 503.</summary>
public sealed class BusyException() : Exception("More passwords wait to be hashed than this node takes on.");

namespace Engine.Features;

/// <summary>How sure the portal is who signed in, lowest first. The order carries meaning: a function asks for a level or higher.</summary>
public enum Level
{
    None,
    Password,
    PasswordAndCode,
    Passkey,
    Eh2,
    Eh2Plus,
    Eh3,
    Eh4,
}

public static class Levels
{
    /// <summary>The level, or the least one when it is lower.</summary>
    public static Level AtLeast(this Level level, Level least) => level < least ? least : level;
}

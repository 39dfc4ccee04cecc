namespace Engine.Theming;

/// <summary>A theme that cannot be used; the message says in plain Dutch where and why.</summary>
public sealed class ThemeException(string message) : Exception(message);

namespace Engine.Access;

/// <summary>A telephone number as people write it down: digits with spaces, dashes, brackets or a plus.</summary>
public static class PhoneNumber
{
    public const int MaxLength = 30;

    /// <summary>True for 9 to 15 digits, which covers a Dutch number and the longest international one (E.164).</summary>
    public static bool IsPhone(string text) => text.Length <= MaxLength && text.Count(char.IsAsciiDigit) is >= 9 and <= 15
        && text.All(c => char.IsAsciiDigit(c) || " +-()".Contains(c, StringComparison.Ordinal));
}

namespace Engine.Bulk;

/// <summary>The name of a file as somebody sent it, fit to be kept and shown.</summary>
public static class FileName
{
    private const int Longest = 200;

    /// <returns>Without folders and control characters, and its last 200 characters when it is longer: there the extension stands.</returns>
    public static string Clean(string sent)
    {
        var clean = string.Concat(Path.GetFileName(sent.Replace('\\', '/')).Where(c => !char.IsControl(c)));
        return clean.Length <= Longest ? clean : clean[^Longest..];
    }
}

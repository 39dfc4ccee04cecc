using System.Security.Cryptography;
using System.Text;

namespace Engine.Texts;

/// <summary>
/// A text that lies beside the tenant files. Its head has a line <c>Onderwerp: …</c>, and for messages in the portal <c>Categorie: …</c>; after an
/// empty line comes the body, in plain text.
/// </summary>
/// <param name="Name">Path below <c>tenant-config</c>.</param>
/// <param name="Category">Null when it has none.</param>
/// <param name="Hash">SHA-256 of the whole text, in lower-case hexadecimal digits; line ends and white space round it do not count.</param>
public sealed record TextFile(string Name, string Subject, string? Category, string Body, string Hash)
{
    private const string SubjectHead = "Onderwerp";
    private const string CategoryHead = "Categorie";

    /// <exception cref="TextException">It has not this form.</exception>
    public static TextFile Read(string name, string content)
    {
        var text = content.ReplaceLineEndings("\n").Trim();
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var heads = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = (end < 0 ? text : text[..end]).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Split(':', 2) is not [SubjectHead or CategoryHead, var value] || !heads.TryAdd(lines[i].Split(':', 2)[0], value.Trim()))
            {
                throw new TextException(name, i + 1, $"boven de eerste lege regel staan alleen \"{SubjectHead}: ...\" en \"{CategoryHead}: ...\", elk één keer.");
            }
        }

        var body = end < 0 ? "" : text[end..].Trim();
        return heads.GetValueOrDefault(SubjectHead) is not { Length: > 0 } subject ? throw new TextException(name, 1, $"begin met een regel \"{SubjectHead}: ...\".")
            : body.Length == 0 ? throw new TextException(name, lines.Length, "onder het onderwerp staat geen tekst. Zet er een lege regel en de tekst onder.")
            : new(name, subject, heads.GetValueOrDefault(CategoryHead), body, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}

/// <summary>A text that is not there, or is not as it must be.</summary>
/// <param name="file">Path below <c>tenant-config</c>, or the key that has no file.</param>
/// <param name="fault">Dutch, for who writes texts.</param>
public sealed class TextException(string file, int line, string fault) : Exception($"De tekst {file}: {fault}")
{
    public string File => file;

    /// <summary>From 1.</summary>
    public int Line => line;

    public string Fault => fault;
}

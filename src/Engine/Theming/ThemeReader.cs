using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Theming;

/// <summary>Reads one theme folder over the base theme.</summary>
/// <param name="fonts">Folder with the font files of the npm packages.</param>
internal sealed class ThemeReader(string themes, string fonts)
{
    public const string BaseName = "base";
    public const string Stylesheet = "css";
    private const long MaxBytes = 512 * 1024;

    // files that every theme may have, beside its tokens; what it lacks comes from the base
    private static readonly string[] Pictures = ["logo.svg", "favicon.svg", "art.svg"];

    /// <exception cref="ThemeException">The theme cannot be used; the message lists why.</exception>
    public Theme Read(string name)
    {
        var (tokens, extension) = TokenFile.Parse(Text(BaseName, "theme.json"));
        if (name != BaseName)
        {
            var own = TokenFile.Parse(Text(name, "theme.json"));
            extension = own.Extension;
            foreach (var (path, token) in own.Tokens)
            {
                tokens[path] = token.Type is null && tokens.TryGetValue(path, out var inherited) ? token with { Type = inherited.Type } : token;
            }
        }

        var values = new TokenResolver(tokens).Resolve();
        if (ContrastGate.Check(values) is { Count: > 0 } faults)
        {
            throw new ThemeException(string.Join(" ", faults));
        }

        return Build(name, values, ThemeSettings.Read(extension));
    }

    private Theme Build(string name, SortedDictionary<string, string> values, ThemeSettings settings)
    {
        var files = new Dictionary<string, ThemeFile>(StringComparer.Ordinal);
        foreach (var picture in Pictures)
        {
            if (Find(name, picture) is { } path)
            {
                files[picture] = new("image/svg+xml", Bytes(path));
            }
        }

        foreach (var file in settings.Fonts.Values.SelectMany(f => new[] { ThemeCss.FontFile(f, "latin"), ThemeCss.FontFile(f, "latin-ext") }))
        {
            var path = new[] { Path.Combine(themes, name, "fonts", file), Path.Combine(fonts, file) }.FirstOrDefault(File.Exists);
            // a build without npm still has a readable portal, in the next font of the family
            if (path is not null)
            {
                files[file] = new("font/woff2", Bytes(path));
            }
        }

        var shown = settings with { Fonts = settings.Fonts.Where(f => files.ContainsKey(ThemeCss.FontFile(f.Value, "latin"))).ToDictionary() };
        var art = files.ContainsKey("art.svg");
        var hash = Hash(files, ThemeCss.Write(values, shown, art, file => file) + shown.Classes());
        var css = ThemeCss.Write(values, shown, art, file => $"{name}.{hash}.{file}");
        files[Stylesheet] = new("text/css; charset=utf-8", Encoding.UTF8.GetBytes(css));
        return new(name, hash, shown.Classes(), values.ToFrozenDictionary(StringComparer.Ordinal), files.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static string Hash(Dictionary<string, ThemeFile> files, string css)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(css));
        foreach (var (file, content) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
            hash.AppendData(content.Content.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private string? Find(string name, string file) =>
        new[] { Path.Combine(themes, name, file), Path.Combine(themes, BaseName, file) }.FirstOrDefault(File.Exists);

    private string Text(string name, string file) => Encoding.UTF8.GetString(Bytes(Path.Combine(themes, name, file))).TrimStart('\uFEFF');

    private static byte[] Bytes(string path)
    {
        try
        {
            return new FileInfo(path).Length <= MaxBytes
                ? File.ReadAllBytes(path)
                : throw new ThemeException($"{Path.GetFileName(path)}: groter dan {MaxBytes / 1024} kB.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ThemeException($"{Path.GetFileName(path)} kan niet worden gelezen.");
        }
    }
}

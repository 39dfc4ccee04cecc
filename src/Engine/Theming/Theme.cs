using System.Collections.Frozen;

namespace Engine.Theming;

/// <summary>One theme, ready to be served. Immutable: a changed folder makes a new one with another hash.</summary>
public sealed class Theme
{
    internal Theme(string name, string hash, string classes, FrozenDictionary<string, string> values, FrozenDictionary<string, ThemeFile> files)
    {
        Name = name;
        Hash = hash;
        Classes = classes;
        Values = values;
        Files = files;
    }

    public string Name { get; }

    /// <summary>Hash over everything that is served: part of every address, so that addresses can be kept for ever.</summary>
    public string Hash { get; }

    /// <summary>Class names for the body that choose the variant of each part of the layout.</summary>
    public string Classes { get; }

    /// <summary>CSS value per token path, for those who draw without a stylesheet: mail and documents.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    /// <summary>What can be asked for below <c>thema/</c>: the stylesheet, logo, favicon, art and fonts.</summary>
    public IReadOnlyDictionary<string, ThemeFile> Files { get; }

    /// <summary>Address relative to the portal's root.</summary>
    public string Href(string file) => $"thema/{Name}.{Hash}.{file}";
}

/// <summary>One file of a theme, in memory.</summary>
public sealed record ThemeFile(string ContentType, ReadOnlyMemory<byte> Content);

namespace Engine.Theming;

/// <summary>Follows aliases over the base theme and the theme's own tokens; what the theme says wins, also behind an alias of the base.</summary>
internal sealed class TokenResolver(IReadOnlyDictionary<string, Token> tokens)
{
    /// <summary>CSS value per token path, in the order of the paths.</summary>
    /// <exception cref="ThemeException">An alias points nowhere or in a circle, or a value does not fit its type.</exception>
    public SortedDictionary<string, string> Resolve()
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in tokens.Keys)
        {
            var token = Follow(path);
            values[path] = TokenValue.ToCss(path, token.Type ?? tokens[path].Type, token.Value);
        }

        return values;
    }

    private Token Follow(string path)
    {
        var trail = new List<string> { path };
        var token = tokens[path];
        while (token.Alias is { } next)
        {
            if (trail.Contains(next))
            {
                throw new ThemeException($"{path}: verwijst in een kring ({string.Join(" > ", trail)} > {next}).");
            }

            trail.Add(next);
            token = tokens.GetValueOrDefault(next) ?? throw new ThemeException($"{path}: verwijst naar {next}, dat niet bestaat.");
        }

        return token;
    }
}

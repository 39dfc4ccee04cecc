using Engine.Theming;
using Testing;

namespace Engine.Tests.Theming;

/// <summary>A themes folder of a test's own, with the real base theme in it.</summary>
internal sealed class ThemeFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ThemeFolder()
    {
        Directory.CreateDirectory(folder.File("base"));
        foreach (var file in Directory.EnumerateFiles(Repository.Path("themes", "base")))
        {
            File.Copy(file, folder.File(Path.Combine("base", Path.GetFileName(file))));
        }
    }

    public ThemeCatalogue Catalogue()
    {
        var catalogue = new ThemeCatalogue(folder.Path, "none");
        catalogue.Reload();
        return catalogue;
    }

    /// <summary>Value that the base theme gives a colour.</summary>
    public string Value(string colour) => Catalogue().Find("base")?.Values[$"portal.color.{colour}"] ?? "";

    public void Colour(string theme, string colour, string value, string more = "") =>
        Write(theme, $$"""{ "portal": { "color": { "{{colour}}": { "$value": "{{value}}" }{{more}} } } }""");

    public void Write(string theme, string json, string file = "theme.json")
    {
        Directory.CreateDirectory(folder.File(theme));
        File.WriteAllText(folder.File(Path.Combine(theme, file)), json);
    }

    public void Remove(string theme) => Directory.Delete(folder.File(theme), recursive: true);

    public void Dispose() => folder.Dispose();
}

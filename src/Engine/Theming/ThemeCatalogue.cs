using System.Text.RegularExpressions;
using Engine.Tenancy;

namespace Engine.Theming;

/// <summary>All themes of the themes folder. A theme that turns bad keeps its last good version; others never notice.</summary>
public sealed partial class ThemeCatalogue(string folder, string fonts)
{
    private readonly ThemeReader reader = new(folder, fonts);
    private readonly Lock gate = new();
    private volatile State state = new([], []);

    /// <summary>What is wrong, per theme; empty when all is well.</summary>
    public IReadOnlyDictionary<string, string> Faults => state.Faults;

    public IReadOnlyCollection<string> Names => state.Themes.Keys;

    /// <summary>Theme of a tenant, or the base theme when it has none that works.</summary>
    /// <exception cref="InvalidOperationException">Not even the base theme works.</exception>
    public Theme For(Tenant tenant) => Find(tenant.Config.Theme) ?? Find(ThemeReader.BaseName)
        ?? throw new InvalidOperationException($"The base theme does not work: {string.Join(" ", Faults.Values)}");

    public Theme? Find(string name) => state.Themes.GetValueOrDefault(name);

    /// <summary>Reads every theme again and says which could not be taken over.</summary>
    public IReadOnlyDictionary<string, string> Reload()
    {
        lock (gate)
        {
            var next = new State(new(StringComparer.Ordinal), new(StringComparer.Ordinal));
            foreach (var name in Directories())
            {
                Load(name, next);
            }

            // folders are moved while a new version is put in place: what runs keeps running until the next start
            foreach (var (name, lastGood) in state.Themes.Where(t => !next.Themes.ContainsKey(t.Key)))
            {
                next.Themes[name] = lastGood;
                next.Faults[name] = "De map of het bestand theme.json ontbreekt; de laatste goede versie blijft.";
            }

            state = next;
            return next.Faults;
        }
    }

    /// <summary>Why there is no usable theme of this name; null when there is one, perhaps read just now.</summary>
    internal string? Ensure(string name)
    {
        lock (gate)
        {
            // a folder that is not there is reported by who looks for folders
            if (Find(name) is not null || !Name().IsMatch(name) || !Directory.Exists(Path.Combine(folder, name)))
            {
                return null;
            }

            var next = new State(new(state.Themes, StringComparer.Ordinal), new(state.Faults, StringComparer.Ordinal));
            Load(name, next);
            state = next;
            return next.Faults.GetValueOrDefault(name);
        }
    }

    /// <summary>Changes whenever a file of a theme does.</summary>
    internal int Fingerprint()
    {
        var hash = default(HashCode);
        if (!Directory.Exists(folder))
        {
            return 0;
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(f => f.FullName, StringComparer.Ordinal))
        {
            hash.Add(file.FullName);
            hash.Add(file.Length);
            hash.Add(file.LastWriteTimeUtc);
        }

        return hash.ToHashCode();
    }

    private IEnumerable<string> Directories() => !Directory.Exists(folder) ? [] : Directory.EnumerateDirectories(folder)
        .Select(d => Path.GetFileName(d)).Where(name => Name().IsMatch(name) && File.Exists(Path.Combine(folder, name, "theme.json")));

    private void Load(string name, State next)
    {
        try
        {
            next.Themes[name] = reader.Read(name);
            next.Faults.Remove(name);
        }
        catch (Exception fault)
        {
            // whatever is wrong with one theme, the others have no part in it
            next.Faults[name] = fault is ThemeException ? fault.Message : $"Het onderzoek van dit thema liep vast ({fault.GetType().Name}).";
            if (Find(name) is { } lastGood)
            {
                next.Themes[name] = lastGood;
            }
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,60}$")]
    private static partial Regex Name();

    // filled before it is published, never changed after
    private sealed record State(Dictionary<string, Theme> Themes, Dictionary<string, string> Faults);
}

using System.Text.Json;

namespace Engine.Tenancy;

/// <summary>Reads the tenant files of a folder.</summary>
public sealed class TenantFiles(TenantBuilder builder)
{
    public TenantSnapshot Load(string folder) => new([.. Directory.EnumerateFiles(folder, "*.json")
        .Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal))
        .Select(f => builder.Build(Path.GetFileNameWithoutExtension(f), JsonDocument.Parse(File.ReadAllText(f)).RootElement, 1))]);
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;

namespace Architecture.Tests;

/// <summary>No code knows a tenant: ids, hosts and brands live in tenant-config and themes.</summary>
public sealed partial class NeutralityTests
{
    private static readonly string[] Brands = ["IZZ", "MijnZZ", "Zorg en Zekerheid", "VGZ", "INSZO", "STIZON", "Bedrijfszorg"];

    [Fact]
    public void Engine_and_Web_name_no_tenant_at_all()
    {
        string[] tenants = [.. TenantIds().Concat(Brands)];
        var found =
            from file in Repository.Files("src", ".cs", ".razor", ".css", ".js", ".json", ".csproj")
            where file.StartsWith("src/Engine/", StringComparison.Ordinal) || file.StartsWith("src/Web/", StringComparison.Ordinal)
            where !file.EndsWith(".lock.json", StringComparison.Ordinal)
            from tenant in tenants
            where Regex.IsMatch(Repository.Read(file), $@"\b{Regex.Escape(tenant)}\b", RegexOptions.IgnoreCase)
            select $"{file} names {tenant}";
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Modules_write_no_tenant_host_or_brand_as_text()
    {
        // a module may carry the name of its line of business in the class that introduces it
        var found =
            from file in Repository.Files("src/Tenants", ".cs", ".razor")
            where !file.EndsWith("Module.cs", StringComparison.Ordinal)
            from Match text in QuotedText().Matches(Repository.Read(file))
            from tenant in TenantIds().Concat(Brands)
            where Regex.IsMatch(text.Value, $@"(^""|[\s""]){Regex.Escape(tenant)}([\s""]|$)", RegexOptions.IgnoreCase)
            select $"{file} says {text.Value}";
        found.ShouldBeEmpty();
    }

    private static IEnumerable<string> TenantIds() => Directory.EnumerateFiles(Path.Combine(Repository.Root, "tenant-config"), "*.json")
        .Where(f => !f.EndsWith(".schema.json", StringComparison.Ordinal))
        .SelectMany(f => Hosts(f).Append(Path.GetFileNameWithoutExtension(f)));

    private static IEnumerable<string> Hosts(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.GetProperty("hosts").EnumerateArray().Select(h => h.GetString() ?? "")];
    }

    [GeneratedRegex("\"[^\"\\n]*\"")]
    private static partial Regex QuotedText();
}

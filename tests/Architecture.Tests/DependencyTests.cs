using System.Xml.Linq;
using Shouldly;

namespace Architecture.Tests;

/// <summary>Arrows point down: Web -> Schema -> modules -> Engine, and modules never see each other.</summary>
public sealed class DependencyTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["src/Engine/Engine.csproj"] = [],
        ["src/Tenants/Collectiviteit/Collectiviteit.csproj"] = ["Engine"],
        ["src/Tenants/Bedrijfszorg/Bedrijfszorg.csproj"] = ["Engine"],
        ["src/Tenants/Inszo/Inszo.csproj"] = ["Engine"],
        ["src/Tenants/Schema/Schema.csproj"] = ["Bedrijfszorg", "Collectiviteit", "Inszo", "SqlServerTypes"],
        ["src/Web/Web.csproj"] = ["Schema"],
    };

    [Fact]
    public void Every_project_refers_only_to_the_layer_below()
    {
        foreach (var project in Repository.Files("src", ".csproj"))
        {
            Arrows.ShouldContainKey(project);
            References(project).ShouldBe(Arrows[project], project);
        }
    }

    [Fact]
    public void The_engine_imports_no_module_and_a_module_imports_no_other()
    {
        string[] modules = ["Collectiviteit", "Bedrijfszorg", "Inszo"];
        foreach (var file in Repository.Files("src", ".cs", ".razor").Where(f => !f.StartsWith("src/Tenants/Schema/", StringComparison.Ordinal)))
        {
            var own = modules.FirstOrDefault(m => file.StartsWith($"src/Tenants/{m}/", StringComparison.Ordinal));
            foreach (var other in modules.Where(m => m != own))
            {
                Repository.Read(file).ShouldNotContain($"using {other}", Case.Sensitive, $"{file} reaches into {other}");
            }
        }
    }

    private static string[] References(string project) => [.. XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference")
        .Select(r => Path.GetFileNameWithoutExtension((string?)r.Attribute("Include") ?? "")).Order(StringComparer.Ordinal)];
}

using System.Text.Json;
using Microsoft.Playwright;
using Testing;

namespace Browser.Tests;

/// <summary>Runs axe-core over the page as it stands, with the rules of WCAG 2.2 A and AA.</summary>
internal static class Axe
{
    private const string Run = """
        async () => {
          const result = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return JSON.stringify(result.violations.filter(v => v.impact === 'serious' || v.impact === 'critical')
            .flatMap(v => v.nodes.map(n => `${v.id} (${v.impact}): ${n.target.join(' ')} ${n.any.concat(n.all, n.none).map(c => c.message).join('; ')}`)));
        }
        """;

    /// <summary>Serious and critical findings, one a line; empty for a page that passes.</summary>
    public static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        await page.AddScriptTagAsync(new() { Path = Repository.Path("src", "Web", "node_modules", "axe-core", "axe.min.js") });
        return JsonSerializer.Deserialize<List<string>>(await page.EvaluateAsync<string>(Run)) ?? [];
    }
}

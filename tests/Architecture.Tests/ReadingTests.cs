using Shouldly;

namespace Architecture.Tests;

/// <summary>
/// A request has one unit of work, and components of a page run side by side: a part that reads while its page still reads breaks on a
/// database that answers later, which SQLite never does. So pages read, and hand their parts what they found.
/// </summary>
public sealed class ReadingTests
{
    // these read in a scope of their own
    private static readonly string[] Exceptions = ["src/Engine/Ui/PageParts.razor", "src/Web/Layout/MainLayout.razor"];

    [Fact]
    public void Only_pages_read()
    {
        string[] moments = ["OnInitializedAsync", "OnParametersSetAsync", "SetParametersAsync"];
        Repository.Files("src", ".razor")
            .Where(f => !Exceptions.Contains(f) && !Repository.Read(f).StartsWith("@page", StringComparison.Ordinal))
            .Where(f => moments.Any(m => Repository.Read(f).Contains(m, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }
}

using Shouldly;

namespace Architecture.Tests;

/// <summary>
/// A request has one unit of work, and components of a page run side by side: a part that reads while its page still reads breaks on a
/// database that answers later, which SQLite never does. So pages read, and hand their parts what they found.
/// </summary>
public sealed class ReadingTests
{
    // reads in a scope of its own
    private const string Exception = "src/Engine/Ui/PageParts.razor";

    [Fact]
    public void Only_pages_read()
    {
        string[] moments = ["OnInitializedAsync", "OnParametersSetAsync", "SetParametersAsync"];
        Repository.Files("src", ".razor")
            .Where(f => f != Exception && !Repository.Read(f).StartsWith("@page", StringComparison.Ordinal))
            .Where(f => moments.Any(m => Repository.Read(f).Contains(m, StringComparison.Ordinal)))
            .ShouldBeEmpty();
    }
}

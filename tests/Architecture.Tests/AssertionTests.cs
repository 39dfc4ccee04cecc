using Shouldly;

namespace Architecture.Tests;

/// <summary>An assertion that hangs on <c>?.</c> is not made at all when there is nothing: <c>a?.B.ShouldBe(c)</c> holds for every null.</summary>
public sealed class AssertionTests
{
    [Fact]
    public void No_assertion_is_skipped_when_there_is_nothing() =>
        Repository.Files("tests", ".cs").Where(f => !f.EndsWith("/AssertionTests.cs", StringComparison.Ordinal))
            .SelectMany(f => Skipped(Repository.Read(f)).Select(line => $"{f}: {line}")).ShouldBeEmpty();

    [Theory]
    [InlineData("a?.B.ShouldBe(1);", true)]
    [InlineData("x(a?.B).ShouldBe(1);", false)]
    [InlineData("(await a)?.Of(\"b)\").C.ShouldNotBeNull();", true)]
    [InlineData("a?.B ?? c.ShouldBe(1);", false)]
    [InlineData("a?.B; c.ShouldBe(1);", false)]
    public void It_is_found_wherever_the_chain_ends(string code, bool found) => Skipped(code).Any().ShouldBe(found);

    private static IEnumerable<string> Skipped(string code)
    {
        for (var at = code.IndexOf("?.", StringComparison.Ordinal); at >= 0; at = code.IndexOf("?.", at + 2, StringComparison.Ordinal))
        {
            if (EndsInAssertion(code, at + 2))
            {
                yield return code[at..Math.Min(code.Length, at + 60)].ReplaceLineEndings(" ");
            }
        }
    }

    private static bool EndsInAssertion(string code, int at)
    {
        var depth = 0;
        for (; at < code.Length && depth >= 0; at++)
        {
            switch (code[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}':
                    depth--;
                    break;
                case '"':
                    at = EndOfText(code, at);
                    break;
                case ';' or ',' or ' ' when depth == 0:
                    return false;
                case '.' when depth == 0 && code.AsSpan(at).StartsWith(".Should"):
                    return true;
            }
        }

        return false;
    }

    private static int EndOfText(string code, int at)
    {
        do
        {
            at = code.IndexOf('"', at + 1);
        }
        while (at > 0 && code[at - 1] == '\\');
        return at < 0 ? code.Length : at;
    }
}

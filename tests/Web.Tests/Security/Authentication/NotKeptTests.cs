using System.Reflection;
using System.Text.RegularExpressions;
using Engine.SignIn.Protection.Forms;
using Microsoft.AspNetCore.Components;
using Shouldly;
using Testing;

namespace Web.Tests.Security.Authentication;

/// <summary>Passwords and codes are never kept for later: a page that asks for one says so.</summary>
public sealed partial class NotKeptTests
{
    [Fact]
    public void Every_page_with_a_password_or_a_code_is_marked()
    {
        var marked = typeof(Web.Errors.ErrorText).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ComponentBase)) && t.GetCustomAttribute<NotKeptAttribute>() is not null).Select(t => t.Name).ToHashSet();
        var asking = Directory.EnumerateFiles(Repository.Path("src"), "*.razor", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f) is var text && text.Contains("@page ", StringComparison.Ordinal) && Secret().IsMatch(text))
            .Select(f => Path.GetFileNameWithoutExtension(f)).ToList();
        asking.ShouldNotBeEmpty();
        asking.Except(marked).ShouldBeEmpty();
    }

    [GeneratedRegex("Type=\"password\"|one-time-code|Registratie|name=\"Token\"")]
    private static partial Regex Secret();
}

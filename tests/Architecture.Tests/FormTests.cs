using System.Text.RegularExpressions;
using Shouldly;

namespace Architecture.Tests;

/// <summary>Enter in a field presses the first button of its form, which must be what the form is for and never what takes something away.</summary>
public sealed partial class FormTests
{
    [Fact]
    public void The_first_button_of_a_form_with_fields_is_its_primary_one()
    {
        var forms = Repository.Files("src", ".razor").SelectMany(f => Form().Matches(Repository.Read(f)).Select(m => (File: f, Text: m.Value))).Where(f => Field().IsMatch(f.Text)).ToList();
        forms.Count.ShouldBeGreaterThan(20);
        forms.Where(f => Submit().Matches(f.Text) is [var first, _, ..] && first.Value.Contains("Kind=", StringComparison.Ordinal)).Select(f => f.File)
            .ShouldBeEmpty("put the primary button first, or a DefaultButton before the others");
    }

    [GeneratedRegex(@"<(PortalForm|form)\b.*?</\1>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(@"<(TextField|DateField|CheckField|\w+Velden)\b|<input(?! type=""hidden"")")]
    private static partial Regex Field();

    // a button with an address is a link
    [GeneratedRegex(@"<(Button|DefaultButton|button)\b(?![^>]*\bHref=)[^>]*>")]
    private static partial Regex Submit();
}

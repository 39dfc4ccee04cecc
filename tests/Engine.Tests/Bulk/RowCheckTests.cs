using Engine.Bulk;
using Shouldly;

namespace Engine.Tests.Bulk;

public sealed class RowCheckTests
{
    [Theory]
    [InlineData("Aanmelding|Jansen|01-02-1990|", "")]
    [InlineData("|Jansen|01-02-1990|", "soort: Soort is niet ingevuld.")]
    [InlineData("Wissel|Jansen|01-02-1990|", "soort: Soort staat niet in de lijst.")]
    [InlineData("Aanmelding|Jansen|31-02-1990|", "geboren: De geboortedatum bestaat niet.")]
    [InlineData("Aanmelding|Jansen|01-02-1990|1234567890123456", "nummer: Nummer is te lang.")]
    [InlineData("Aanmelding|#N/A|01-02-1990|", "naam: Bij naam staat een foutmelding van uw rekenprogramma (#N/A).")]
    [InlineData("Aanmelding|Jan\nsen|01-02-1990|", "naam: Naam heeft een nieuwe regel of een ander onzichtbaar teken.")]
    [InlineData("||x|", "soort: Soort is niet ingevuld.; naam: Naam is niet ingevuld.; geboren: De geboortedatum is niet te lezen.")]
    public void Every_fault_of_a_row_is_named_with_its_column(string values, string faults) =>
        string.Join("; ", RowCheck.Check(TestForm.Definition, new(2, values.Split('|'))).Faults.Select(f => $"{f.Column}: {f.Reason}")).ShouldBe(faults);

    [Fact]
    public void A_remedy_names_the_choices_that_there_are() =>
        RowCheck.Check(TestForm.Definition, new(2, ["Wissel", "a", "01-02-1990", ""])).Faults.ShouldHaveSingleItem().Remedy.ShouldBe("Kies Aanmelding of Afmelding.");

    [Fact]
    public void The_same_row_is_recognised_by_the_columns_that_identify_it()
    {
        var row = RowCheck.Check(TestForm.Definition, new(2, ["Aanmelding", "Jansen", "01-02-1990", "1"]));
        RowCheck.Check(TestForm.Definition, new(9, ["Aanmelding", "JANSEN", "01-02-1990", "2"])).Identity.ShouldBe(row.Identity);
        RowCheck.Check(TestForm.Definition, new(2, ["Aanmelding", "Jansen", "02-02-1990", "1"])).Identity.ShouldNotBe(row.Identity);
    }
}

using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Engine.Bulk;
using Engine.Bulk.Reading;
using Engine.Bulk.Templates;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Bulk;

public sealed class FormWriterTests : IAsyncDisposable
{
    private static readonly SheetStamp Stamp = new("test.form", 1, Guid.CreateVersion7(), [Guid.CreateVersion7()], new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly TestDatabase database = new();

    [Fact]
    public async Task An_empty_form_is_a_valid_workbook_with_lists_types_and_a_locked_heading()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await FormWriter.WriteAsync(TestForm.Definition, "s", [], default)), false);
        new OpenXmlValidator().Validate(document).Select(f => $"{f.Part?.Uri} {f.Path?.XPath}: {f.Description}").ShouldBeEmpty();
        var workbook = document.WorkbookPart.ShouldNotBeNull();
        workbook.Workbook.Descendants<Sheet>().Select(s => s.Name?.Value).ShouldBe(["Uitleg", "Regels", "Lijsten"]);
        var sheet = ((WorksheetPart)workbook.GetPartById("rId2")).Worksheet;
        sheet.Descendants<DataValidation>().Select(v => v.Type?.Value).ShouldBe([DataValidationValues.List, DataValidationValues.TextLength, DataValidationValues.Date, DataValidationValues.TextLength]);
        sheet.Descendants<SheetProtection>().ShouldHaveSingleItem();
        var formats = workbook.WorkbookStylesPart.ShouldNotBeNull().Stylesheet.ShouldNotBeNull().Descendants<CellFormats>().Single().Elements<CellFormat>().ToList();
        sheet.Descendants<Column>().Select(c => formats[(int)c.Style.ShouldNotBeNull().Value].Protection?.Locked?.Value).ShouldAllBe(locked => locked == false);
        sheet.Descendants<Cell>().Select(c => formats[(int)c.StyleIndex.ShouldNotBeNull().Value].Protection).ShouldAllBe(p => p == null, "what says nothing is locked");
    }

    [Fact]
    public async Task Rows_to_correct_stand_in_the_form_with_why_and_are_read_again()
    {
        var row = new SheetRow(7, ["Aanmelding", "Żółć & <zn.>", "31-02-1990", "=1+1"]);
        var file = await FormWriter.WriteAsync(TestForm.Definition, "s", [new(row, [new("geboren", "Geen datum.", "Verander hem.")])], default);
        var read = TestForm.Read(file).Value.ShouldHaveSingleItem();
        read.Values.ShouldBe(row.Values);
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        document.WorkbookPart.ShouldNotBeNull().WorksheetParts.SelectMany(p => p.Worksheet.Descendants<CellFormula>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_stamp_comes_back_to_its_own_tenant_only()
    {
        var text = await database.As(TestTenants.Noord, services => Task.FromResult(services.GetRequiredService<SheetStamps>().Write(Stamp)));
        using var file = FormFile.Open(await FormWriter.WriteAsync(TestForm.Definition, text, [], default)).Value;
        var stamp = file.Stamp.ShouldNotBeNull();
        (await ReadAsync(TestTenants.Noord, stamp)).ShouldNotBeNull().Contracts.ShouldBe(Stamp.Contracts);
        (await ReadAsync(TestTenants.Zuid, stamp)).ShouldBeNull();
        (await ReadAsync(TestTenants.Noord, stamp[..^4] + "AAAA")).ShouldBeNull();
        (await ReadAsync(TestTenants.Noord, "geen stempel")).ShouldBeNull();
    }

    [Fact]
    public void A_form_that_LibreOffice_saved_has_its_stamp_its_lists_and_its_rows()
    {
        using var opened = FormFile.Open(LibreOffice.SavedForm).Value;
        opened.Stamp.ShouldBe(LibreOffice.Stamp);
        var definition = new SheetDefinition("test", 1, "Aan- en afmeldingen", [new("naam", "Achternaam", SheetType.Text), new("nummer", "Extern referentienummer", SheetType.Text)])
        {
            Title = "Test", Instructions = [],
        };
        opened.Rows(definition).Select(r => string.Join('|', r.Values)).ShouldBe(LibreOffice.Names.Select((n, i) => $"{n}|LO-{i}"));
        using var document = SpreadsheetDocument.Open(new MemoryStream(LibreOffice.SavedForm), false);
        document.WorkbookPart.ShouldNotBeNull().WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DataValidation>()).ShouldNotBeEmpty();
    }

    [LibreOfficeFact]
    public async Task LibreOffice_keeps_the_form_and_its_stamp()
    {
        var rows = new FilledRow[] { new(new(2, ["Aanmelding", "Wiśniewska", "01-02-1990", "007"]), []), new(new(3, ["Afmelding", "Yıldız Ștefan", "30-04-2026", "=cmd"]), []) };
        var saved = await LibreOffice.SaveAsync(await FormWriter.WriteAsync(TestForm.Definition, "stempel", rows, default));
        using var opened = FormFile.Open(saved).Value;
        opened.Stamp.ShouldBe("stempel");
        opened.Rows(TestForm.Definition).Select(r => string.Join('|', r.Values)).ShouldBe(rows.Select(r => string.Join('|', r.Row.Values)));
        using var document = SpreadsheetDocument.Open(new MemoryStream(saved), false);
        document.WorkbookPart.ShouldNotBeNull().WorksheetParts.SelectMany(p => p.Worksheet.Descendants<DataValidation>()).ShouldNotBeEmpty();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private Task<SheetStamp?> ReadAsync(Tenant tenant, string stamp) => database.As(tenant, services => Task.FromResult(services.GetRequiredService<SheetStamps>().Read(stamp)));
}

using System.Globalization;
using Engine.Bulk.Reading;
using Engine.Documents;

namespace Engine.Bulk.Templates;

/// <summary>What a spreadsheet program watches over while somebody types: lists, dates, lengths, with the instruction beside the cell.</summary>
internal static class Validations
{
    private const int LongestPrompt = 255;
    private const int LongestTitle = 32;

    public static void Write(SheetXml sheet, SheetDefinition definition)
    {
        sheet.Behind($"<dataValidations count=\"{definition.Columns.Count}\">");
        for (var i = 0; i < definition.Columns.Count; i++)
        {
            Write(sheet, definition.Columns[i], i, definition.MaximumRows + 1);
        }

        sheet.Behind("</dataValidations>");
    }

    private static void Write(SheetXml sheet, SheetColumn column, int place, int lastRow)
    {
        var letters = XlsxWriter.Letters(place);
        var kind = column.Type switch
        {
            SheetType.Choice => "type=\"list\"",
            SheetType.Date => "type=\"date\" operator=\"between\"",
            SheetType.Text => "type=\"textLength\" operator=\"lessThanOrEqual\"",
        };
        sheet.Behind($"<dataValidation {kind} allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\" errorTitle=\"");
        sheet.Text(Cut(column.Title, LongestTitle));
        sheet.Behind("\" error=\"");
        sheet.Text(Fault(column));
        sheet.Behind("\" promptTitle=\"");
        sheet.Text(Cut(column.Title, LongestTitle));
        sheet.Behind("\" prompt=\"");
        sheet.Text(Cut(column.Instruction, LongestPrompt));
        sheet.Behind($"\" sqref=\"{letters}2:{letters}{lastRow}\">{Formula(column, place)}</dataValidation>");
    }

    // choices stand in the hidden sheet, because a list in the rule itself ends at 255 characters
    private static string Formula(SheetColumn column, int place) => column.Type switch
    {
        SheetType.Choice => $"<formula1>{FormFile.HiddenSheet}!${XlsxWriter.Letters(place + 1)}$1:${XlsxWriter.Letters(place + 1)}${Math.Max(1, column.Choices.Count).ToString(CultureInfo.InvariantCulture)}</formula1>",
        SheetType.Date => "<formula1>1</formula1><formula2>2958465</formula2>",
        SheetType.Text => $"<formula1>{column.MaximumLength.ToString(CultureInfo.InvariantCulture)}</formula1>",
    };

    private static string Fault(SheetColumn column) => column.Type switch
    {
        SheetType.Choice => "Kies een waarde uit de lijst.",
        SheetType.Date => "Vul dag-maand-jaar in, bijvoorbeeld 30-04-2026.",
        SheetType.Text => $"Gebruik hoogstens {column.MaximumLength.ToString(CultureInfo.InvariantCulture)} tekens.",
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}

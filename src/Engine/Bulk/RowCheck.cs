using System.Collections.Frozen;
using System.Globalization;
using Engine.Ui;

namespace Engine.Bulk;

/// <summary>Weighs what a definition says of its columns: there or not, type, length, choices.</summary>
public static class RowCheck
{
    // what a cell shows when its formula fails, in English whatever the language of the program
    private static readonly FrozenSet<string> Failures = FrozenSet.ToFrozenSet(
        ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"], StringComparer.OrdinalIgnoreCase);

    public static CheckedRow Check(SheetDefinition definition, SheetRow row)
    {
        var check = new CheckedRow(definition, row);
        for (var i = 0; i < definition.Columns.Count; i++)
        {
            Weigh(check, definition.Columns[i], row.Values[i]);
        }

        return check;
    }

    private static void Weigh(CheckedRow check, SheetColumn column, string value)
    {
        if (value.Length == 0)
        {
            if (column.IsRequired)
            {
                check.Refuse(column.Id, $"{column.Title} is niet ingevuld.", "Vul dit in.");
            }
        }
        else if (Failures.Contains(value))
        {
            check.Refuse(column.Id, $"Bij {Name(column)} staat een foutmelding van uw rekenprogramma ({value}).", "Typ de waarde zelf in de cel, zonder formule.");
        }
        else if (value.Length > column.MaximumLength)
        {
            check.Refuse(column.Id, $"{column.Title} is te lang.", $"Gebruik hoogstens {column.MaximumLength.ToString(CultureInfo.InvariantCulture)} tekens.");
        }
        else if (value.AsSpan().ContainsAnyInRange('\0', '\u001f'))
        {
            check.Refuse(column.Id, $"{column.Title} heeft een nieuwe regel of een ander onzichtbaar teken.", "Typ de waarde op één regel.");
        }
        else if (column.Type == SheetType.Date && !DutchDate.TryParse(value, out _))
        {
            var (reason, remedy) = DutchDate.Fault(value, $"De {Name(column)}", "30-04-2026");
            check.Refuse(column.Id, reason, remedy);
        }
        else if (column.Type == SheetType.Choice && !column.Choices.Contains(value, StringComparer.Ordinal))
        {
            check.Refuse(column.Id, $"{column.Title} staat niet in de lijst.", Choices(column));
        }
    }

    private static string Choices(SheetColumn column) =>
        column.Choices.Count is > 0 and <= 6 ? $"Kies {string.Join(", ", column.Choices.SkipLast(1))}{(column.Choices.Count > 1 ? " of " : "")}{column.Choices[^1]}." : "Kies een waarde uit de lijst in de cel.";

    private static string Name(SheetColumn column) => char.ToLower(column.Title[0], CultureInfo.InvariantCulture) + column.Title[1..];
}

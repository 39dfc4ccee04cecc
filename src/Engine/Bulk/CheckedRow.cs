using Engine.Ui;

namespace Engine.Bulk;

/// <summary>A row after the checks that its columns ask for; whoever knows more adds faults.</summary>
public sealed class CheckedRow(SheetDefinition definition, SheetRow row)
{
    private readonly List<RowFault> faults = [];

    public SheetRow Row => row;

    public IReadOnlyList<RowFault> Faults => faults;

    public bool IsRefused => faults.Count > 0;

    /// <summary>What stands in a column; empty for nothing.</summary>
    public string this[string column] => row.Values[definition.PlaceOf(column)];

    /// <summary>Null when it is empty or no date.</summary>
    public DateOnly? Date(string column) => DutchDate.TryParse(this[column], out var date) ? date : null;

    public void Refuse(string? column, string reason, string remedy) => faults.Add(new(column, reason, remedy));

    /// <summary>Whether a fault points to this column.</summary>
    public bool IsRefusedIn(string column) => faults.Exists(f => f.Column == column);

    /// <summary>What makes it the same row as another: its identifying columns without differences of case and spaces.</summary>
    public string Identity => string.Join('\u001f', definition.Columns.Select((c, i) => c.Identifies ? row.Values[i].ToUpperInvariant() : null).OfType<string>());
}

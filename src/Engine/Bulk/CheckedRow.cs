using Engine.Ui;

namespace Engine.Bulk;

/// <summary>A row after the checks that its columns ask for; whoever knows more adds faults.</summary>
public sealed class CheckedRow(SheetDefinition definition, SheetRow row)
{
    private readonly List<RowFault> faults = [];

    public SheetRow Row => row;

    public IReadOnlyList<RowFault> Faults => faults;

    public bool IsRefused => faults.Count > 0;

    /// <summary>What the row led to, once it is accepted.</summary>
    public Guid? Result { get; private set; }

    /// <summary>Ids of the columns of the form.</summary>
    internal IReadOnlyList<string> Columns => [.. definition.Columns.Select(c => c.Id)];

    /// <summary>What stands in a column; empty for nothing.</summary>
    public string this[string column] => row.Values[definition.PlaceOf(column)];

    /// <summary>What stands in a column that not every form of this kind has; null when this one has not.</summary>
    public string? Find(string column) => definition.TryPlaceOf(column) is { } place ? row.Values[place] : null;

    /// <summary>Null when it is empty or no date.</summary>
    public DateOnly? Date(string column) => DutchDate.TryParse(this[column], out var date) ? date : null;

    public void Refuse(string? column, string reason, string remedy) => faults.Add(new(column, reason, remedy));

    public void Accept(Guid result) => Result = result;

    /// <summary>What makes it the same row as another: its identifying columns without differences of case. Spaces within them count.</summary>
    public string Identity => string.Join('\u001f', definition.Columns.Select((c, i) => c.Identifies ? row.Values[i].ToUpperInvariant() : null).OfType<string>());
}

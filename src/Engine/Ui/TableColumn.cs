using Microsoft.AspNetCore.Components;

namespace Engine.Ui;

/// <summary>One column of a <see cref="DataTable{TRow}"/>: of text, or of markup.</summary>
public sealed record TableColumn<TRow>
{
    public TableColumn(string title, Func<TRow, string?> text) => (Title, Text) = (title, text);

    public TableColumn(string title, RenderFragment<TRow> cell) => (Title, Cell) = (title, cell);

    public string Title { get; }

    internal Func<TRow, string?>? Text { get; }

    internal RenderFragment<TRow>? Cell { get; }

    /// <summary>Name under which <see cref="TableQuery.Sort"/> asks for this column; null when it cannot be sorted.</summary>
    public string? Sort { get; init; }

    /// <summary>Key in <see cref="TableQuery.Filters"/>; null without a filter.</summary>
    public string? Filter { get; init; }

    /// <summary>What the filter is about, when that is not the title of the column.</summary>
    public string? FilterLabel { get; init; }

    /// <summary>Choices of the filter; a text box when null.</summary>
    public IReadOnlyList<Option>? FilterOptions { get; init; }

    /// <summary>Right-aligned figures of equal width.</summary>
    public bool Numeric { get; init; }
}

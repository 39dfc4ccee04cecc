using System.Text;
using Microsoft.AspNetCore.Components;

namespace Engine.Ui;

/// <summary>One column of a <see cref="DataTable{TRow}"/>: of text, of markup that <see cref="Html"/> made, or of components.</summary>
public sealed record TableColumn<TRow>
{
    public TableColumn(string title, Func<TRow, string?> text)
        : this(title, (row, html) => Add(html, text(row)))
    {
    }

    /// <param name="write">Adds the markup of a cell, by <see cref="Html.AppendHtml"/>.</param>
    public TableColumn(string title, Action<TRow, StringBuilder> write) => (Title, Write) = (title, write);

    public TableColumn(string title, RenderFragment<TRow> cell) => (Title, Write, Cell) = (title, (_, _) => { }, cell);

    // on a narrow screen a cell is a grid, of which each element and each text between two is a place of its own
    private static void Add(StringBuilder html, string? text)
    {
        var markup = WholeDates.In(text).Value;
        if (text?.Length > WholeDates.Length && markup.Contains('<', StringComparison.Ordinal))
        {
            html.Append("<span>").Append(markup).Append("</span>");
        }
        else
        {
            html.Append(markup);
        }
    }

    public string Title { get; }

    internal Action<TRow, StringBuilder> Write { get; }

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

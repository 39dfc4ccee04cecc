using System.Text;
using Microsoft.AspNetCore.Components;

namespace Engine.Ui;

/// <summary>The rows of a <see cref="DataTable{TRow}"/>, each in as few pieces as its cells of components allow; see <see cref="Html"/>.</summary>
internal static class TableBody
{
    private const string Cell = "utrecht-table__cell";
    private const string Numeric = "utrecht-table__cell utrecht-table__cell--numeric-column portal-table__numeric";

    /// <param name="rowClass">Extra class of a row; null for none.</param>
    /// <param name="rowNote">What stands over the full width below a row; null for nothing.</param>
    public static RenderFragment Of<TRow>(IReadOnlyList<TRow> rows, IReadOnlyList<TableColumn<TRow>> columns, Func<TRow, string?>? rowClass, Func<TRow, RenderFragment?>? rowNote) => builder =>
    {
        string[] opening = [.. columns.Select(c => new StringBuilder().AppendHtml($"<td class=\"{(c.Numeric ? Numeric : Cell)}\" data-label=\"{Hyphens.In(c.Title)}\">").ToString())];
        var html = new StringBuilder();
        foreach (var row in rows)
        {
            var extra = rowClass?.Invoke(row) is { } name ? " " + name : "";
            html.AppendHtml($"<tr class=\"utrecht-table__row{extra}\">");
            for (var i = 0; i < columns.Count; i++)
            {
                html.Append(opening[i]);
                if (columns[i].Cell is { } cell)
                {
                    Flush(builder, html);
                    builder.AddContent(1, cell(row));
                }
                else
                {
                    columns[i].Write(row, html);
                }

                html.Append("</td>");
            }

            html.Append("</tr>");
            if (rowNote?.Invoke(row) is { } note)
            {
                html.AppendHtml($"<tr class=\"utrecht-table__row portal-table__note{extra}\"><td class=\"{Cell}\" colspan=\"").Append(columns.Count).Append("\">");
                Flush(builder, html);
                builder.AddContent(1, note);
                html.Append("</td></tr>");
            }

            Flush(builder, html);
        }
    };

    private static void Flush(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder, StringBuilder html)
    {
        builder.AddMarkupContent(0, html.ToString());
        html.Clear();
    }
}

using Engine.Calendar;

namespace Engine.Documents;

public enum XlsxKind
{
    Empty,
    Text,
    Number,
    Date,
    Moment,
}

/// <summary>One typed value of a list. It converts from what rows hold, so a column is written as <c>r => r.Naam</c>.</summary>
public readonly struct XlsxCell
{
    private XlsxCell(XlsxKind kind, string text, decimal number)
    {
        Kind = kind;
        Text = text;
        Number = number;
    }

    public XlsxKind Kind { get; }

    /// <summary>The text; empty for other kinds.</summary>
    public string Text { get; }

    /// <summary>The number, or the day (and part of the day) counted as spreadsheets do, from 30-12-1899, in Dutch time.</summary>
    public decimal Number { get; }

    /// <summary>As it reads in a Dutch list.</summary>
    public override string ToString() => Kind switch
    {
        XlsxKind.Empty => "",
        XlsxKind.Text => Text,
        XlsxKind.Number => ListText.Number(Number),
        XlsxKind.Date => ListText.Date(Local),
        XlsxKind.Moment => ListText.Moment(Local),
    };

    private DateTime Local => DateTime.FromOADate((double)Number);

    public static implicit operator XlsxCell(string? text) => string.IsNullOrEmpty(text) ? default : new(XlsxKind.Text, text, 0);

    public static implicit operator XlsxCell(int number) => new(XlsxKind.Number, "", number);

    public static implicit operator XlsxCell(int? number) => number is { } n ? n : default(XlsxCell);

    public static implicit operator XlsxCell(decimal number) => new(XlsxKind.Number, "", number);

    public static implicit operator XlsxCell(decimal? number) => number is { } n ? n : default(XlsxCell);

    public static implicit operator XlsxCell(DateOnly date) => Day(XlsxKind.Date, date.ToDateTime(TimeOnly.MinValue));

    public static implicit operator XlsxCell(DateOnly? date) => date is { } d ? d : default(XlsxCell);

    public static implicit operator XlsxCell(DateTimeOffset moment) => Day(XlsxKind.Moment, DutchTime.Local(moment).DateTime);

    public static implicit operator XlsxCell(DateTimeOffset? moment) => moment is { } m ? m : default(XlsxCell);

    // spreadsheets take 1900 for a leap year, so before March of that year a number means another day: those dates go as text
    private static XlsxCell Day(XlsxKind kind, DateTime day) => day < new DateTime(1900, 3, 1)
        ? new(XlsxKind.Text, ListText.Date(day), 0)
        : new(kind, "", (decimal)Math.Round(day.ToOADate(), 8));
}

/// <summary>A column of a downloaded list; the same columns make a spreadsheet or a CSV file.</summary>
public sealed record XlsxColumn<T>(string Title, Func<T, XlsxCell> Value)
{
    /// <summary>Width in characters.</summary>
    public double Width { get; init; } = 18;
}

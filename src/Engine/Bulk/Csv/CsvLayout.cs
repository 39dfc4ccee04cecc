namespace Engine.Bulk.Csv;

/// <summary>A column of a file that a program of the tenant makes.</summary>
/// <param name="Title">Heading, in small letters.</param>
/// <param name="Explanation">Plain Dutch: what it holds and in what form.</param>
/// <param name="Example">A value as it may stand there.</param>
/// <param name="Required">False where the column may be left out of the file; what it holds is left as it is then.</param>
public sealed record CsvColumn(string Title, string Explanation, string Example, bool Required = false);

/// <summary>The columns of a file, in any order.</summary>
/// <param name="Extra">Headings that may be there and are not read: what a file with refused rows has besides.</param>
public sealed record CsvLayout(IReadOnlyList<CsvColumn> Columns, IReadOnlyList<string> Extra);

/// <summary>One row.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Values">Per column of the layout, trimmed; null where the file has no such column.</param>
public sealed record CsvLine(int Line, IReadOnlyList<string?> Values);

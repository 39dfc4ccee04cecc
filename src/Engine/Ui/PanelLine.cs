namespace Engine.Ui;

/// <summary>One line of a <see cref="ListPanel"/>.</summary>
/// <param name="Detail">What stands below it in small letters.</param>
/// <param name="Href">Null for a line that leads nowhere.</param>
public sealed record PanelLine(string Text, string? Detail = null, string? Href = null);

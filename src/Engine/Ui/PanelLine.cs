namespace Engine.Ui;

/// <summary>One line of a <see cref="ListPanel"/>.</summary>
/// <param name="Detail">What stands below it in small letters.</param>
/// <param name="Href">Null for a line that leads nowhere.</param>
/// <param name="Action">What can be done there; null makes the text itself the link.</param>
public sealed record PanelLine(string Text, string? Detail = null, string? Href = null, string? Action = null);

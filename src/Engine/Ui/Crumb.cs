namespace Engine.Ui;

/// <summary>One step of the breadcrumb.</summary>
/// <param name="Href">Address relative to the portal's root; null for a heading without a page.</param>
public sealed record Crumb(string Label, string? Href);

namespace Engine.Modules;

/// <summary>A page that navigation can point to.</summary>
/// <param name="Id">Id as a tenant's navigation names it.</param>
/// <param name="Label">Dutch label, used when the tenant gives none.</param>
/// <param name="Path">Address relative to the portal's root, without leading slash.</param>
/// <param name="Feature">Feature id that decides whether the entry is shown; null when every signed-in person may see it.</param>
/// <param name="Icon">Shape beside the entry on the start page; see <see cref="Ui.Icon"/>.</param>
public sealed record MenuPage(string Id, string Label, string Path, string? Feature, string Icon = "document");

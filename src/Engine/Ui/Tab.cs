namespace Engine.Ui;

/// <summary>One tab: an address of its own, so that it can be bookmarked and works without script.</summary>
public sealed record Tab(string Label, string Href, bool Current);

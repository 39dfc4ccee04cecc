namespace Engine.Ui;

/// <summary>One choice of a select or a group of radio buttons.</summary>
public sealed record Option(string Value, string Label);

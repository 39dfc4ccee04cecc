namespace Engine.Ui;

/// <summary>One bar of a chart.</summary>
public sealed record ChartPoint(string Label, decimal Value);

namespace Web.Dev;

/// <summary>The page exists in Development only; elsewhere its address answers as one that never existed.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DevelopmentOnlyAttribute : Attribute;

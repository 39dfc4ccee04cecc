namespace Engine.Features;

/// <summary>The page or endpoint exists only while this feature is on for the request; the routing policy answers 404 otherwise.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireFeatureAttribute(string feature) : Attribute
{
    public string Feature { get; } = feature;
}

using Microsoft.AspNetCore.Authorization;

namespace Engine.Features;

/// <summary>
/// The page or endpoint exists only while this feature is on for the request: the routing policy answers 404 otherwise. Authorisation then
/// asks for the right and the level, and a feature that is greyed refuses everything but reading.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequireFeatureAttribute(string feature) : Attribute, IAuthorizationRequirementData
{
    public string Feature { get; } = feature;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [new FeatureRequirement(Feature)];
}

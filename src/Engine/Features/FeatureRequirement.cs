using Engine.Tenancy;
using Microsoft.AspNetCore.Authorization;

namespace Engine.Features;

/// <summary>The visitor may use this feature somewhere: at one contract in reach at least, at a level that is high enough.</summary>
public sealed record FeatureRequirement(string Feature) : IAuthorizationRequirement;

/// <summary>Why a requirement failed, for the answer that the visitor gets.</summary>
internal sealed class FeatureFailure(IAuthorizationHandler handler, FeatureReason reason, Level asked) : AuthorizationFailureReason(handler, reason.ToString())
{
    /// <summary>Level that the feature asks for.</summary>
    public Level Asked { get; } = asked;

    public FeatureReason Reason { get; } = reason;
}

internal sealed class FeatureRequirementHandler(FeatureView features, CurrentTenant tenant) : AuthorizationHandler<FeatureRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, FeatureRequirement requirement)
    {
        var decision = features.Decide(requirement.Feature);
        if (decision.IsVisible && decision.Reason != FeatureReason.LevelTooLow)
        {
            context.Succeed(requirement);
        }
        else
        {
            context.Fail(new FeatureFailure(this, decision.Reason, tenant.Value.Features.Find(requirement.Feature)?.Config.Level ?? Level.None));
        }

        return Task.CompletedTask;
    }
}

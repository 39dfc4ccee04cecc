using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Rules;

/// <summary>A rule that definitions can ask about by its key (<c>Portal.CheckRule</c>). It reads, and changes nothing.</summary>
public abstract class PortalRule
{
    /// <param name="arguments">Plain data by name, as the definition gives it.</param>
    /// <returns>Dutch reasons why it does not hold; none when it holds.</returns>
    /// <exception cref="Execution.ActivityFault">An argument that it needs is missing or is not what it should be.</exception>
    public abstract Task<IReadOnlyList<string>> CheckAsync(IReadOnlyDictionary<string, object?> arguments, CancellationToken cancellation);
}

/// <summary>Key of a rule that there is.</summary>
internal sealed record RuleKey(string Key);

public static class PortalRuleRegistration
{
    /// <param name="key">As definitions name it, such as <c>organisation-mail</c>.</param>
    public static IServiceCollection AddWorkflowRule<T>(this IServiceCollection services, string key)
        where T : PortalRule => services.AddKeyedScoped<PortalRule, T>(key).AddSingleton(new RuleKey(key));
}

using Microsoft.Extensions.DependencyInjection;

namespace Engine.Workflows.Queries;

/// <summary>Something that definitions can collect by its key (<c>Portal.CollectItems</c>). It reads, and changes nothing.</summary>
public abstract class PortalQuery
{
    /// <param name="arguments">Plain data by name, as the definition gives it.</param>
    /// <param name="period">Period in the form that this query knows, such as <c>2026-Q3</c>; null when the definition gives none.</param>
    /// <exception cref="Execution.ActivityFault">An argument or the period is not what it should be.</exception>
    public abstract Task<QueryAnswer> CollectAsync(IReadOnlyDictionary<string, object?> arguments, string? period, CancellationToken cancellation);
}

/// <param name="Items">Plain data; ids rather than data of persons, since the instance keeps them.</param>
/// <param name="Total">In euros; 0 for what has no amount.</param>
public sealed record QueryAnswer(IReadOnlyList<IReadOnlyDictionary<string, object?>> Items, decimal Total);

/// <summary>Key of a query that there is.</summary>
internal sealed record QueryKey(string Key);

public static class PortalQueryRegistration
{
    /// <param name="key">As definitions name it.</param>
    public static IServiceCollection AddWorkflowQuery<T>(this IServiceCollection services, string key)
        where T : PortalQuery => services.AddKeyedScoped<PortalQuery, T>(key).AddSingleton(new QueryKey(key));
}

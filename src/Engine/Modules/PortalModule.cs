using Engine.Features;
using Engine.Webhooks;
using Engine.Workflows.Requests;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Modules;

/// <summary>A line of business. It introduces itself here and nowhere else; the list of installed modules stands in the Schema project.</summary>
public abstract class PortalModule
{
    /// <summary>Lower-case id that tenant files use under <c>modules</c>, and the first part of every id that the module offers.</summary>
    public abstract string Id { get; }

    /// <summary>Name as the tenant admin reads it.</summary>
    public abstract string Name { get; }

    public virtual IReadOnlyList<Feature> Features => [];

    public virtual IReadOnlyList<Permission> Permissions => [];

    /// <summary>Facts about a contract that conditions in a tenant file may name.</summary>
    public virtual IReadOnlyList<Fact> Facts => [];

    /// <summary>Pages that a tenant's navigation may place, in any order and under any label.</summary>
    public virtual IReadOnlyList<MenuPage> Menu => [];

    /// <summary>Words that a tenant may replace by its own (a participant is a "verzekerde" at one insurer, a "cliënt" at another).</summary>
    public virtual IReadOnlyList<Word> Words => [];

    /// <summary>What people can ask for; in each tenant a definition carries it out.</summary>
    public virtual IReadOnlyList<RequestKind> RequestKinds => [];

    /// <summary>What customers can have told to their own programs when it happens.</summary>
    public virtual IReadOnlyList<WebhookKind> Webhooks => [];

    /// <summary>Type of the module's section under <c>settings</c> in a tenant file; null when the module has none.</summary>
    public virtual Type? SettingsType => null;

    /// <summary>Adds the mappings of the module's assembly to the model.</summary>
    public virtual void Map(ModelBuilder model)
    {
        // a module may have no rows of its own, of which EF would warn at each start
        if (GetType().Assembly.GetTypes().Any(IsMapping))
        {
            model.ApplyConfigurationsFromAssembly(GetType().Assembly);
        }
    }

    public virtual void AddServices(IServiceCollection services)
    {
    }

    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }

    /// <summary>Makes invented rows for the current tenant, whose organisations and contracts exist already. Development only.</summary>
    /// <param name="persons">How many persons to make up; null for the figure in the tenant's own demo file.</param>
    public virtual Task SeedDemoAsync(IServiceProvider services, int? persons, CancellationToken cancellation) => Task.CompletedTask;

    private static bool IsMapping(Type type) =>
        !type.IsAbstract && type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEntityTypeConfiguration<>));
}

using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Features;
using Engine.Modules;

namespace Engine.Tenancy;

/// <summary>Makes a live tenant from a validated configuration document. Tenants share in memory what their documents have in common.</summary>
public sealed class TenantBuilder
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private readonly ModuleCatalogue catalogue;
    private readonly FeatureCompiler compiler;
    private readonly SharedParts parts = new();
    private readonly JsonSerializerOptions shared;

    public TenantBuilder(ModuleCatalogue catalogue, HostAllowance? allowance = null)
    {
        this.catalogue = catalogue;
        compiler = new(catalogue, allowance ?? HostAllowance.Everything);
        // small parts first: tenants that differ in one feature still share the settings of all others
        var small = With(Json, o => [new SharedPartConverter<FeatureConfig>(parts, o), new SharedPartConverter<RoleConfig>(parts, o), new SharedPartConverter<NavigationConfig>(parts, o)]);
        shared = With(small, o =>
        [
            new SharedPartConverter<IReadOnlyDictionary<string, FeatureConfig>>(parts, o),
            new SharedPartConverter<IReadOnlyDictionary<string, RoleConfig>>(parts, o),
            new SharedPartConverter<IReadOnlyDictionary<string, AudienceConfig>>(parts, o),
            new SharedPartConverter<IReadOnlyDictionary<string, string>>(parts, o),
            new SharedPartConverter<IReadOnlyDictionary<string, int>>(parts, o),
            new SharedPartConverter<IReadOnlyList<string>>(parts, o),
            new SharedPartConverter<IReadOnlyList<LinkConfig>>(parts, o),
            new SharedPartConverter<IReadOnlyList<ClosingDay>>(parts, o),
            new SharedPartConverter<SignInConfig>(parts, o),
            new SharedPartConverter<PublicPageConfig>(parts, o),
            new SharedPartConverter<ContactConfig>(parts, o),
        ]);
    }

    /// <param name="document">Passed validation: binding it cannot fail. It may be disposed afterwards.</param>
    public Tenant Build(string id, JsonElement document, long version)
    {
        var config = document.Deserialize<TenantConfig>(shared) ?? throw new JsonException($"The configuration of {id} is null.");
        return new(id, config, version, compiler.Compile(id, config), Settings(document));
    }

    private FrozenDictionary<Type, object> Settings(JsonElement document)
    {
        if (!document.TryGetProperty("settings", out var sections))
        {
            return FrozenDictionary<Type, object>.Empty;
        }

        return catalogue.Modules
            .Where(m => m.SettingsType is not null && sections.TryGetProperty(m.Id, out _))
            .Select(m => m.SettingsType is { } type ? (Type: type, Value: parts.Get(sections.GetProperty(m.Id), type, Json)) : default)
            .ToFrozenDictionary(x => x.Type, x => x.Value);
    }

    private static JsonSerializerOptions With(JsonSerializerOptions inner, Func<JsonSerializerOptions, IReadOnlyList<JsonConverter>> converters)
    {
        var options = new JsonSerializerOptions(inner);
        foreach (var converter in converters(inner))
        {
            options.Converters.Insert(0, converter);
        }

        return options;
    }
}

using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Engine.Features;
using Engine.Modules;

namespace Engine.Tenancy;

/// <summary>Makes a live tenant from a validated configuration document.</summary>
public sealed class TenantBuilder(ModuleCatalogue catalogue, HostAllowance? allowance = null)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <param name="document">Passed validation: binding it cannot fail.</param>
    public Tenant Build(string id, JsonElement document, long version)
    {
        var config = document.Deserialize<TenantConfig>(Json) ?? throw new JsonException($"The configuration of {id} is null.");
        return new(id, config, version, FeatureTable.Compile(config, catalogue, feature => allowance?.Allows(id, feature) ?? true), Settings(config));
    }

    private FrozenDictionary<Type, object> Settings(TenantConfig config) => catalogue.Modules
        .Where(m => m.SettingsType is not null && config.Settings.ContainsKey(m.Id))
        .Select(m => (Type: m.SettingsType ?? typeof(object), Value: config.Settings[m.Id].Deserialize(m.SettingsType ?? typeof(object), Json)))
        .Where(x => x.Value is not null)
        .ToFrozenDictionary(x => x.Type, x => x.Value ?? new object());
}

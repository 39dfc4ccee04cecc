using Engine.Modules;
using Engine.Tenancy.Configuration;
using System.Text.Json;

namespace Engine.Tenancy.Rules;

/// <summary>Only installed modules, and per module only settings that it knows.</summary>
internal sealed class ModulesRule(ModuleCatalogue catalogue) : TenantRule
{
    private static readonly JsonSerializerOptions Strict = new(TenantBuilder.Json)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        foreach (var item in draft.Root.ItemsOf("modules"))
        {
            if (item.Kind == ConfigKind.Text && catalogue.Modules.All(m => m.Id != item.Text))
            {
                findings.AddUnknown(item, false, "de module", item.Text, catalogue.Modules.Select(m => m.Id));
            }
        }

        foreach (var section in draft.Root.ItemsOf("settings"))
        {
            Check(section, draft.Root, findings);
        }
    }

    private void Check(ConfigNode section, ConfigNode root, ConfigFindings findings)
    {
        var module = catalogue.Modules.FirstOrDefault(m => m.Id == section.Key);
        if (module?.SettingsType is not { } type)
        {
            findings.AddUnknown(section, true, "een module met instellingen", section.Key ?? "",
                catalogue.Modules.Where(m => m.SettingsType is not null).Select(m => m.Id));
            return;
        }

        Offered.Check(section, true, module.Id, root, findings);
        try
        {
            JsonSerializer.Deserialize(ConfigWriter.Bytes(section, false).Span, type, Strict);
        }
        catch (JsonException fault)
        {
            var name = fault.Path is { Length: > 2 } path ? path[2..] : "";
            var known = type.GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Order(StringComparer.Ordinal).ToList();
            findings.Add(section[name] ?? section, $"de instelling \"{name}\" past niet bij module {module.Id}", string.Join(", ", known), Spelling.Nearest(name, known.Where(k => k != name)));
        }
    }
}

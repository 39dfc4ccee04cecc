using System.Globalization;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>Only features that modules of the tenant offer, for audiences that it has, with a condition that reads and a period that exists.</summary>
internal sealed class FeaturesRule(ModuleCatalogue catalogue) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        foreach (var feature in draft.Root.ItemsOf("features"))
        {
            var id = feature.Key ?? "";
            if (!catalogue.Features.ContainsKey(id))
            {
                findings.AddUnknown(feature, true, "de functie", id, catalogue.Features.Keys);
                continue;
            }

            Offered.Check(feature, true, id, draft.Root, findings);
            CheckAudiences(feature, draft.Root, findings);
            CheckCondition(feature, findings);
            CheckPeriod(feature, findings);
        }
    }

    private static void CheckAudiences(ConfigNode feature, ConfigNode root, ConfigFindings findings)
    {
        var known = root.ItemsOf("audiences").Select(a => a.Key ?? "").ToList();
        foreach (var audience in feature.ItemsOf("audiences"))
        {
            if (!known.Contains(audience.Key ?? ""))
            {
                findings.AddUnknown(audience, true, "de doelgroep", audience.Key ?? "", known);
            }
        }
    }

    private void CheckCondition(ConfigNode feature, ConfigFindings findings)
    {
        if (feature["when"] is not { Kind: ConfigKind.Text } when)
        {
            return;
        }

        try
        {
            FactCondition.Parse(when.Text, catalogue.FactIndex);
        }
        catch (FormatException fault)
        {
            var words = when.Text.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
            var strange = words.FirstOrDefault(w => w is not ("and" or "or" or "not") && !catalogue.FactIndex.ContainsKey(w));
            findings.Add(when, $"de voorwaarde is niet te lezen. {fault.Message.TrimEnd('.')}", "and, or, not, haakjes en de feiten van de modules",
                strange is null ? null : Spelling.Nearest(strange, catalogue.FactIndex.Keys));
        }
    }

    private static void CheckPeriod(ConfigNode feature, ConfigFindings findings)
    {
        if (Date(feature, "from") is { } from && Date(feature, "until") is { } until && feature["until"] is { } node && until < from)
        {
            findings.Add(node, $"de laatste dag {node.Text} ligt voor de eerste dag {feature.TextOf("from")}", $"{feature.TextOf("from")} of later");
        }
    }

    private static DateOnly? Date(ConfigNode feature, string key) =>
        DateOnly.TryParseExact(feature.TextOf(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}

using Engine.Modules;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>Only words that modules let a tenant replace.</summary>
internal sealed class WordingRule(ModuleCatalogue catalogue) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        var words = draft.Root.ItemsOf("wording").Concat(draft.Root.ItemsOf("audiences").SelectMany(a => a.ItemsOf("wording")));
        foreach (var word in words)
        {
            var id = word.Key ?? "";
            if (catalogue.Words.ContainsKey(id))
            {
                Offered.Check(word, true, id, draft.Root, findings);
            }
            else
            {
                findings.AddUnknown(word, true, "het woord", id, catalogue.Words.Keys);
            }
        }
    }
}

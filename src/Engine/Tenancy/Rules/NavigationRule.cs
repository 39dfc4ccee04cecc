using Engine.Modules;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>Menus point to pages that modules of the tenant offer; what has no page is a heading with a label.</summary>
internal sealed class NavigationRule(ModuleCatalogue catalogue) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        var menus = draft.Root.ItemsOf("audiences").Select(a => a["navigation"]).Prepend(draft.Root["navigation"]);
        foreach (var item in menus.OfType<ConfigNode>().SelectMany(m => m.ItemsOf("items").Concat(m.ItemsOf("account")).Concat(m.ItemsOf("actions"))))
        {
            Check(item, draft.Root, findings);
        }
    }

    private void Check(ConfigNode item, ConfigNode root, ConfigFindings findings)
    {
        if (item["page"] is { Kind: ConfigKind.Text } page)
        {
            if (catalogue.Menu.ContainsKey(page.Text))
            {
                Offered.Check(page, false, page.Text, root, findings);
            }
            else
            {
                findings.AddUnknown(page, false, "de pagina", page.Text, catalogue.Menu.Keys);
            }
        }
        else if (item.Kind == ConfigKind.Object && (item["label"] is null || item.ItemsOf("items").Count == 0))
        {
            findings.Add(item, "dit menuonderdeel wijst nergens naar", "een page, of een label met items eronder");
        }

        foreach (var child in item.ItemsOf("items"))
        {
            Check(child, root, findings);
        }
    }
}

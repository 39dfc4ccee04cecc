using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>Roles that can be asked for exist, and are not of the insurer's own staff.</summary>
internal sealed class AccountRequestRule : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        var roles = draft.Root.ItemsOf("roles");
        foreach (var asked in draft.Root["signIn"]?["accountRequest"]?.ItemsOf("roles").Where(r => r.Kind == ConfigKind.Text) ?? [])
        {
            var known = roles.FirstOrDefault(r => r.Key == asked.Text);
            if (known is null)
            {
                findings.AddUnknown(asked, false, "de rol", asked.Text, roles.Select(r => r.Key ?? ""));
            }
            else if (known["staff"]?.Text == "true")
            {
                findings.Add(asked, $"de rol \"{asked.Text}\" is van de verzekeraar zelf en kan niet worden aangevraagd", "rollen zonder \"staff\": true");
            }
        }
    }
}

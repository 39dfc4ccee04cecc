using Engine.Modules;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>Roles hold rights that exist, and rights of the insurer's own staff only in staff roles.</summary>
internal sealed class RolesRule(ModuleCatalogue catalogue) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        foreach (var role in draft.Root.ItemsOf("roles"))
        {
            var staff = role["staff"]?.Text == "true";
            foreach (var permission in role.ItemsOf("permissions").Where(p => p.Kind == ConfigKind.Text))
            {
                if (!catalogue.Permissions.TryGetValue(permission.Text, out var known))
                {
                    findings.AddUnknown(permission, false, "het recht", permission.Text, catalogue.Permissions.Keys);
                    continue;
                }

                Offered.Check(permission, false, known.Id, draft.Root, findings);
                if (known.StaffOnly && !staff)
                {
                    findings.Add(permission, $"het recht \"{known.Id}\" is alleen voor medewerkers van de verzekeraar", "dit recht in een rol met \"staff\": true");
                }
            }
        }
    }
}

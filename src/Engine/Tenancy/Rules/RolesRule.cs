using Engine.Modules;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>
/// Roles hold rights that exist and hand out roles that exist; what is of the insurer's own staff stays in staff roles. A role may hand out
/// what its holder may not do (002-05), but nobody gets further through somebody they made than by handing out themselves.
/// </summary>
internal sealed class RolesRule(ModuleCatalogue catalogue) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        var roles = draft.Root.ItemsOf("roles");
        foreach (var role in roles)
        {
            CheckGrants(role, roles, findings);
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

    // what every step of a chain hands out, its first role hands out too: then no chain ends above itself
    private static string? Further(ConfigNode role, ConfigNode granted) =>
        granted.ItemsOf("mayGrant").Select(g => g.Text).FirstOrDefault(next => role.ItemsOf("mayGrant").All(own => own.Text != next));

    private static void CheckGrants(ConfigNode role, IReadOnlyList<ConfigNode> roles, ConfigFindings findings)
    {
        foreach (var granted in role.ItemsOf("mayGrant").Where(g => g.Kind == ConfigKind.Text))
        {
            var known = roles.FirstOrDefault(r => r.Key == granted.Text);
            if (known is null)
            {
                findings.AddUnknown(granted, false, "de rol", granted.Text, roles.Select(r => r.Key ?? ""));
            }
            else if (known["staff"]?.Text == "true" && role["staff"]?.Text != "true")
            {
                findings.Add(granted, $"de rol \"{granted.Text}\" is van de verzekeraar zelf, en klanten delen zulke rollen niet uit", "rollen zonder \"staff\": true");
            }
            else if (Further(role, known) is { } further)
            {
                findings.Add(
                    granted, $"wie \"{granted.Text}\" uitdeelt, komt via die persoon ook aan de rol \"{further}\", die deze rol niet uitdeelt",
                    $"\"{further}\" ook bij mayGrant, of niet bij die van \"{granted.Text}\"");
            }
        }

        if (role.ItemsOf("mayGrant").Count > 0 && role.ItemsOf("permissions").All(p => p.Text != PortalPermissions.ManageUsers))
        {
            findings.Add(role["mayGrant"] ?? role, "deze rol deelt rollen uit, maar mag geen gebruikers beheren", $"\"{PortalPermissions.ManageUsers}\" bij permissions");
        }
    }
}

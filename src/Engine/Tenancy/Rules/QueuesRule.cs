using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>A queue is done by roles of the insurer's own staff.</summary>
internal sealed class QueuesRule : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        var roles = draft.Root.ItemsOf("roles");
        foreach (var named in draft.Root.ItemsOf("queues").SelectMany(q => q.Items).Where(n => n.Kind == ConfigKind.Text))
        {
            if (roles.FirstOrDefault(r => r.Key == named.Text) is not { } role)
            {
                findings.AddUnknown(named, false, "de rol", named.Text, roles.Select(r => r.Key ?? ""));
            }
            else if (role["staff"]?.Text != "true")
            {
                findings.Add(named, $"de rol \"{named.Text}\" is van klanten, en een werkvoorraad is van de verzekeraar zelf", "rollen met \"staff\": true");
            }
        }
    }
}

using Engine.Tenancy.Configuration;

namespace Engine.Theming;

/// <summary>The theme that a tenant names works. While a last good version of it runs, the tenant's other changes go through.</summary>
internal sealed class ThemeRule(ThemeCatalogue catalogue) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["theme"] is { Kind: ConfigKind.Text } theme && catalogue.Ensure(theme.Text) is { } fault)
        {
            findings.Add(theme, $"het thema \"{theme.Text}\" is geweigerd: {fault}", "een thema dat door de contrastcontrole komt");
        }
    }
}

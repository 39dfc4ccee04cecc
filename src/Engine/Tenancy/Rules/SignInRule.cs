using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>A second step follows a password, so it can only be asked where passwords are.</summary>
internal sealed class SignInRule : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["signIn"] is { } signIn
            && signIn["secondStep"] is { Text: "required" } step
            && signIn.ItemsOf("schemes").All(s => s.Text != "password"))
        {
            findings.Add(step, "een tweede stap is verplicht, maar niemand logt in met een wachtwoord", "\"off\", of \"password\" bij schemes");
        }
    }
}

using Engine.Tenancy.Configuration;

namespace Engine.SignIn.EHerkenning;

/// <summary>Scheme and section go together, and a broker has the section of its kind.</summary>
internal sealed class EHerkenningRule : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["signIn"] is not { } signIn)
        {
            return;
        }

        var scheme = signIn.ItemsOf("schemes").Concat(signIn.ItemsOf("staffSchemes")).FirstOrDefault(s => s.Text == SignInSchemes.EHerkenning);
        if (scheme is not null && signIn["eHerkenning"] is null)
        {
            findings.Add(scheme, "inloggen met eHerkenning staat aan, maar de regels ervoor ontbreken", "een onderdeel \"eHerkenning\" bij signIn");
        }

        if (scheme is null && signIn["eHerkenning"] is { } section)
        {
            findings.AddAtKey(section, "de regels voor eHerkenning staan er, maar niemand logt ermee in", $"\"{SignInSchemes.EHerkenning}\" bij schemes");
        }

        if (signIn["eHerkenning"]?["broker"] is { } broker && broker["kind"] is { Text: "oidc" } kind && broker["oidc"] is null)
        {
            findings.Add(kind, "bij een broker van deze soort hoort een onderdeel \"oidc\"");
        }
    }
}

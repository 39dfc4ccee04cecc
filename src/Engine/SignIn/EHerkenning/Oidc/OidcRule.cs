using Engine.Tenancy.Configuration;
using Microsoft.Extensions.Configuration;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>A broker that speaks OpenID Connect is reached safely, and the host knows the secret or the key that is named.</summary>
internal sealed class OidcRule(IConfiguration host) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["signIn"]?["eHerkenning"]?["broker"]?["oidc"] is not { } oidc)
        {
            return;
        }

        if (oidc["issuer"] is { } issuer && Uri.TryCreate(issuer.Text, UriKind.Absolute, out var address)
            && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
        {
            findings.Add(issuer, "met een broker wordt alleen over https gesproken", "een adres dat met https:// begint");
        }

        if (oidc["secret"] is null == oidc["key"] is null)
        {
            findings.Add(oidc, "een broker herkent dit portaal aan een geheim of aan een sleutel", "\"secret\" of \"key\", en niet allebei");
        }

        CheckName(oidc["secret"], "het geheim", HostSecrets.Names(host), findings);
        CheckName(oidc["key"], "het certificaat", HostSecrets.Names(host, "Certificates"), findings);
        if (oidc["scopes"] is { } scopes && scopes.Items.All(s => s.Text != "openid"))
        {
            findings.Add(scopes, "zonder de scope \"openid\" komt er geen identiteit", "\"openid\" en de scopes van de broker");
        }
    }

    private static void CheckName(ConfigNode? name, string what, IReadOnlyList<string> known, ConfigFindings findings)
    {
        if (name is not null && !known.Contains(name.Text, StringComparer.OrdinalIgnoreCase))
        {
            findings.AddUnknown(name, false, what, name.Text, known);
        }
    }
}

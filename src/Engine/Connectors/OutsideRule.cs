using System.Net;
using Engine.Tenancy.Configuration;

namespace Engine.Connectors;

/// <summary>What a tenant says of systems outside must be usable: addresses by https, paths that stay below them, secrets that this host has.</summary>
internal sealed class OutsideRule(OutsideAccess access, ConnectorSecrets secrets) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        CheckHosts(draft.Root["webhooks"], findings);
        if (draft.Root["outside"] is not { Kind: ConfigKind.Object } outside)
        {
            return;
        }

        foreach (var network in outside.ItemsOf("privateNetworks").Where(n => n.Kind == ConfigKind.Text && !IPNetwork.TryParse(n.Text, out _)))
        {
            findings.Add(network, $"\"{network.Text}\" is geen netwerk", "een adres met de lengte van het netwerk, zoals 10.2.0.0/16 of 10.2.3.4/32");
        }

        CheckHosts(outside, findings);
        foreach (var connector in outside.ItemsOf("connectors").Where(c => c.Kind == ConfigKind.Object))
        {
            Check(connector, findings);
        }
    }

    private static void CheckHosts(ConfigNode? part, ConfigFindings findings)
    {
        foreach (var host in part?.ItemsOf("hosts").Where(h => h.Kind == ConfigKind.Text && !IsHost(h.Text)) ?? [])
        {
            findings.Add(host, $"\"{host.Text}\" is geen naam van een server", "alleen de naam, zoals api.voorbeeld.nl of api.voorbeeld.nl:8443");
        }
    }

    private void Check(ConfigNode connector, ConfigFindings findings)
    {
        if (connector["url"] is { Kind: ConfigKind.Text } url)
        {
            var address = access.Read(url.Text, out var fault);
            if (address is null || address.Query.Length > 0 || address.Fragment.Length > 0)
            {
                findings.Add(url, $"\"{url.Text}\" kan hier niet: {fault ?? "een vraagteken of hekje hoort in het pad van een bewerking"}", "een adres dat begint met https://");
            }
        }

        if (connector["secret"] is { Kind: ConfigKind.Text } secret && !secrets.Names.Contains(secret.Text))
        {
            findings.AddUnknown(secret, false, "het geheim", secret.Text, secrets.Names);
        }

        foreach (var path in connector.ItemsOf("operations").Select(o => o["path"]).OfType<ConfigNode>().Where(p => p.Kind == ConfigKind.Text && !OperationPath.IsBelow(p.Text)))
        {
            findings.Add(path, $"het pad \"{path.Text}\" kan niet", "een pad onder het adres van de koppeling, met namen van argumenten tussen accolades, zoals zorgverleners/{agbCode}");
        }
    }

    private static bool IsHost(string text) =>
        Uri.TryCreate("https://" + text, UriKind.Absolute, out var address) && address.PathAndQuery == "/" && !text.EndsWith('/')
        && address.UserInfo.Length == 0 && address.Fragment.Length == 0 && !text.Contains('*', StringComparison.Ordinal);
}

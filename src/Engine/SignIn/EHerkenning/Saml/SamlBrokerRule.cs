using Engine.Tenancy.Configuration;
using Microsoft.Extensions.Configuration;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>A SAML broker is described, and certificates and metadata that it names are there.</summary>
internal sealed class SamlBrokerRule(HostFolders folders, IConfiguration host) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["signIn"]?["eHerkenning"]?["broker"] is not { } chosen)
        {
            return;
        }

        if (chosen["saml"] is not { } broker)
        {
            if (chosen["kind"] is { Text: "saml" } kind)
            {
                findings.Add(kind, "bij een broker van deze soort hoort een onderdeel \"saml\"");
            }

            return;
        }

        var certificates = host.GetSection("Certificates").GetChildren().Select(c => c.Key).ToList();
        foreach (var name in broker.ItemsOf("signing").Concat(broker.ItemsOf("encryption")))
        {
            if (!certificates.Contains(name.Text, StringComparer.OrdinalIgnoreCase))
            {
                findings.AddUnknown(name, false, "het certificaat", name.Text, certificates);
            }
        }

        if (broker["metadata"] is { } metadata && BrokerMetadataFile.Find(folders, host, draft.Id, metadata.Text) is null)
        {
            findings.Add(metadata, $"het bestand \"{metadata.Text}\" met metadata van de broker is er niet", $"een bestand in de map {draft.Id}, of een naam onder BrokerMetadata bij de host");
        }
    }
}

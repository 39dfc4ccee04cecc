using Engine.Notifications.Sms;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>Text messages need a gateway that this host has, and a demanded second step a means for who has no passkey.</summary>
internal sealed class SecondStepRule(SmsGateways gateways) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["signIn"] is not { } signIn)
        {
            return;
        }

        var means = signIn.ItemsOf("secondStepMeans");
        if (means.FirstOrDefault(m => m.Text == "sms") is { } sms && signIn["sms"] is null)
        {
            findings.Add(sms, "sms kan niet zonder gegevens van een gateway", "een onderdeel sms bij signIn, of geen sms");
        }

        if (signIn["secondStep"]?.Text == "required" && means.Count > 0 && means.All(m => m.Text == "passkey"))
        {
            findings.Add(means[0], "met alleen passkeys komt niemand binnen die er nog geen heeft", "ook app, sms of mail");
        }

        if (signIn["sms"] is { Kind: ConfigKind.Object } section)
        {
            CheckGateway(section, findings);
        }
    }

    private void CheckGateway(ConfigNode section, ConfigFindings findings)
    {
        if (section["gateway"] is { Kind: ConfigKind.Text } gateway && !gateways.Names.Contains(gateway.Text))
        {
            findings.AddUnknown(gateway, false, "de sms-gateway", gateway.Text, gateways.Names);
        }

        if (section["template"] is { Kind: ConfigKind.Text } template
            && SmsTemplate.Fault(template.Text, section.TextOf("contentType") ?? SmsConfig.Json) is { } fault)
        {
            findings.Add(template, $"het sms-bericht kan niet worden ingevuld: {fault}", "een tekst met {number} en {text}");
        }
    }
}

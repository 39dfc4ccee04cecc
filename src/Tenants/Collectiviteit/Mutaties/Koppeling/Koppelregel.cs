using Engine.Tenancy.Configuration;

namespace Collectiviteit.Mutaties.Koppeling;

/// <summary>The administration that a tenant file names must be a connector of that file, with the operation, and with a secret for the results.</summary>
internal sealed class Koppelregel : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["settings"]?["collectiviteit"]?["administratie"] is not { Kind: ConfigKind.Object } administratie
            || administratie["koppeling"] is not { Kind: ConfigKind.Text } naam)
        {
            return;
        }

        if (draft.Root["outside"]?["connectors"]?[naam.Text] is not { } connector)
        {
            findings.Add(naam, $"\"{naam.Text}\" is geen koppeling van deze tenant", "de naam van een koppeling onder outside, connectors");
            return;
        }

        if (connector["secret"] is null)
        {
            findings.Add(connector, "de administratie heeft een koppeling nodig die ondertekent", "een geheim (secret) waarmee ook de uitslagen worden ondertekend");
        }

        if (administratie["bewerking"] is { Kind: ConfigKind.Text } bewerking && connector["operations"]?[bewerking.Text] is null)
        {
            findings.Add(bewerking, $"\"{bewerking.Text}\" is geen bewerking van \"{naam.Text}\"", "de naam van een bewerking van die koppeling");
        }
    }
}

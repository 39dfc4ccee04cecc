using Engine.Data.Databases;
using Engine.Tenancy.Configuration;
using Microsoft.Extensions.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>A database of its own is one that the host offers by that name.</summary>
internal sealed class DatabaseRule(IConfiguration configuration) : TenantRule
{
    private readonly IReadOnlyList<string> names = DatabaseNames.In(configuration);

    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["database"] is { Kind: ConfigKind.Text } database && !names.Contains(database.Text))
        {
            findings.AddUnknown(database, false, "de database", database.Text, names);
        }
    }
}

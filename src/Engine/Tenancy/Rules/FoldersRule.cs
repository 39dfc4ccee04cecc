using Engine.Tenancy.Configuration;
using Microsoft.Extensions.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>What the file names outside itself is there: the theme's folder and the connection of an own database.</summary>
internal sealed class FoldersRule(HostFolders folders, IConfiguration host) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["theme"] is { Kind: ConfigKind.Text } theme && Directory.Exists(folders.Themes) && !Directory.Exists(Path.Combine(folders.Themes, theme.Text)))
        {
            findings.AddUnknown(theme, false, "het thema", theme.Text, Directory.EnumerateDirectories(folders.Themes).Select(d => Path.GetFileName(d)));
        }

        if (draft.Root["database"] is { Kind: ConfigKind.Text } database && host.GetConnectionString(database.Text) is null)
        {
            findings.AddUnknown(database, false, "de verbinding", database.Text, host.GetSection("ConnectionStrings").GetChildren().Select(c => c.Key));
        }
    }
}

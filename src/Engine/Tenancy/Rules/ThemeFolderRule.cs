using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>The theme that the file names has a folder.</summary>
internal sealed class ThemeFolderRule(HostFolders folders) : TenantRule
{
    public override void Check(TenantDraft draft, ConfigFindings findings)
    {
        if (draft.Root["theme"] is { Kind: ConfigKind.Text } theme && Directory.Exists(folders.Themes) && !Directory.Exists(Path.Combine(folders.Themes, theme.Text)))
        {
            findings.AddUnknown(theme, false, "het thema", theme.Text, Directory.EnumerateDirectories(folders.Themes).Select(d => Path.GetFileName(d)));
        }
    }
}

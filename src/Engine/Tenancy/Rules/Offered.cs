using Engine.Modules;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.Rules;

/// <summary>What a tenant names must come from a module that it has.</summary>
internal static class Offered
{
    /// <param name="id">Id of a feature, right, page or word: its first part is the module.</param>
    public static void Check(ConfigNode node, bool atKey, string id, ConfigNode root, ConfigFindings findings)
    {
        var module = ModuleCatalogue.ModuleIdOf(id);
        if (root.ItemsOf("modules").Any(m => m.Text == module))
        {
            return;
        }

        var problem = $"\"{id}\" hoort bij module \"{module}\", die deze tenant niet heeft";
        var allowed = $"alles van modules die onder modules staan; zet daar \"{module}\" bij of haal dit weg";
        if (atKey)
        {
            findings.AddAtKey(node, problem, allowed);
        }
        else
        {
            findings.Add(node, problem, allowed);
        }
    }
}

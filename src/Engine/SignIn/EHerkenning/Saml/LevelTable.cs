using Engine.Features;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Assurance levels by their URIs (dutch-standards 1.5). Their order is that of <see cref="Level"/>, never that of the texts.</summary>
internal static class LevelTable
{
    private const string Core = "urn:etoegang:core:assurance-class:";
    private const string Eidas = "http://eidas.europa.eu/LoA/";

    /// <returns>Null for what is unknown or withdrawn.</returns>
    public static Level? Of(string uri) => uri switch
    {
        Core + "loa2" or Eidas + "low" => Level.Eh2,
        Core + "loa2plus" => Level.Eh2Plus,
        Core + "loa3" or Eidas + "substantial" => Level.Eh3,
        Core + "loa4" or Eidas + "high" => Level.Eh4,
        _ => null,
    };

    /// <summary>What to ask for a level; one below eHerkenning asks the lowest that there is.</summary>
    public static string Uri(Level level) => Core + level switch
    {
        Level.Eh4 => "loa4",
        Level.Eh3 => "loa3",
        Level.Eh2Plus => "loa2plus",
        Level.Eh2 or Level.Passkey or Level.PasswordAndCode or Level.Password or Level.None => "loa2",
    };
}

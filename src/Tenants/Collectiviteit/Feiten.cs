using Engine.Modules;

namespace Collectiviteit;

/// <summary>Facts of a contract: how its premium is paid decides what its users can do (000-20, 000-26, 000-27).</summary>
public static class Feiten
{
    public const string PremieViaSalaris = "premie.salaris";
    public const string PremieViaAcceptgiro = "premie.acceptgiro";

    public static readonly IReadOnlyList<Fact> All =
    [
        new(PremieViaSalaris, "u de premie via het salaris inhoudt"),
        new(PremieViaAcceptgiro, "u de premie via acceptgiro betaalt"),
    ];
}

using Engine.Modules;

namespace Collectiviteit;

internal static class Menu
{
    public static readonly IReadOnlyList<MenuPage> All =
    [
        new("collectiviteit.verzekerden", "Zoeken verzekerden", "verzekerden", Features.Zoeken, "search"),
        new("collectiviteit.contractdetails", "Contractdetails", "contractdetails", Features.Contractdetails),
    ];
}
